using System.Globalization;
using BatteryTwin.Web.Components.Graphs;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class GraphGeometryTests
{
    private static readonly GraphLayout s_chain = LayeredLayout.Of(["a", "b"], [new("a", "b")]);

    [Fact]
    public void Path_LeftToRight_RunsFromRightEdgeToLeftEdge()
    {
        GraphGeometry geometry = new(s_chain, GraphOrientation.LeftToRight);

        Assert.Equal("M100 49L118 49", geometry.Path(s_chain.Edges[0]));
        Assert.Equal((118, 24), geometry.Corner(s_chain.Nodes[1]));
    }

    [Fact]
    public void Path_TopToBottom_RunsFromLowerEdgeToUpperEdge()
    {
        GraphGeometry geometry = new(s_chain, GraphOrientation.TopToBottom);

        Assert.Equal("M79 48L79 70", geometry.Path(s_chain.Edges[0]));
        Assert.Equal((158, 118), (geometry.Width, geometry.Height));
    }

    [Fact]
    public void Path_OtherCulture_KeepsPoints()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            GraphLayout fan = LayeredLayout.Of(["a", "b", "c"], [new("a", "b"), new("a", "c")]);
            GraphGeometry geometry = new(fan, GraphOrientation.LeftToRight);

            Assert.All(fan.Edges, edge => Assert.DoesNotContain(',', geometry.Path(edge)));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}

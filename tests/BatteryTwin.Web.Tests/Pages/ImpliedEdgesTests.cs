using BatteryTwin.Web.Components.Graphs;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class ImpliedEdgesTests
{
    [Fact]
    public void LayOut_WholeAndItsChainOfParts_ChainInOneRowAndTheRestAsArcs()
    {
        GraphLayout layout = ImpliedEdges.LayOut(["line", "mix", "coat", "test"], [new("line", "mix"), new("line", "coat"), new("line", "test"), new("mix", "coat"), new("coat", "test")]);

        Assert.Equal(1, layout.Rows);
        Assert.Equal([0, 1, 2, 3], layout.Nodes.Select(node => node.Layer));
        Assert.Equal(["coat", "test"], layout.Edges.Where(edge => edge.IsBack).Select(edge => edge.To).Order());
    }

    [Fact]
    public void LayOut_Circle_IsDrawnOnce()
    {
        GraphLayout layout = ImpliedEdges.LayOut(["a", "b"], [new("a", "b"), new("b", "a"), new("a", "a")]);

        Assert.Equal(2, layout.Edges.Count);
    }
}

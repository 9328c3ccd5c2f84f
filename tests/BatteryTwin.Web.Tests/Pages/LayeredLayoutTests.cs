using BatteryTwin.Web.Components.Graphs;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class LayeredLayoutTests
{
    [Fact]
    public void Of_Chain_IsOneRowInFlowOrder()
    {
        GraphLayout layout = Lay("abc", "ab", "bc");

        Assert.Equal([("a", 0, 0.0), ("b", 1, 0.0), ("c", 2, 0.0)], Places(layout));
        Assert.Equal((3, 1), (layout.Layers, layout.Rows));
    }

    [Fact]
    public void Of_Shortcut_PutsTheNodeAfterItsLongestWay()
    {
        GraphLayout layout = Lay("abc", "ab", "bc", "ac");

        Assert.Equal(2, layout.Nodes.Single(node => node.Id == "c").Layer);
        PlacedEdge shortcut = layout.Edges.Single(edge => edge is { From: "a", To: "c" });
        Assert.Equal([0.0, 1.0, 2.0], shortcut.Points.Select(point => point.Layer));
        Assert.NotEqual(layout.Nodes.Single(node => node.Id == "b").Row, shortcut.Points[1].Row);
    }

    [Fact]
    public void Of_CrossedPairs_AreUncrossed()
    {
        GraphLayout layout = Lay("sabcd", "sa", "sb", "ad", "bc");
        Dictionary<string, double> row = layout.Nodes.ToDictionary(node => node.Id, node => node.Row);

        Assert.Equal(row["a"] < row["b"], row["d"] < row["c"]);
    }

    [Fact]
    public void Of_Cycle_DrawsTheClosingEdgeBackwards()
    {
        GraphLayout layout = Lay("sabc", "sa", "ab", "bc", "ca");

        Assert.Equal([("s", 0), ("a", 1), ("b", 2), ("c", 3)], layout.Nodes.Select(node => (node.Id, node.Layer)));
        PlacedEdge back = Assert.Single(layout.Edges, edge => edge.IsBack);
        Assert.Equal(("c", "a"), (back.From, back.To));
        Assert.Equal([3.0, 2.0, 1.0], back.Points.Select(point => point.Layer));
    }

    [Fact]
    public void Of_EdgesBothWays_AreBothDrawn()
    {
        GraphLayout layout = Lay("ab", "ab", "ba");

        Assert.Equal([false, true], layout.Edges.Select(edge => edge.IsBack));
    }

    [Fact]
    public void Of_TwoLines_LieBelowEachOther()
    {
        GraphLayout layout = Lay("abcd", "ab", "cd");

        Assert.Equal([("a", 0, 0.0), ("b", 1, 0.0), ("c", 0, 1.0), ("d", 1, 1.0)], Places(layout));
        Assert.Equal(2, layout.Rows);
    }

    [Fact]
    public void Of_NodesWithoutEdges_FillRows()
    {
        string[] ids = [.. Enumerable.Range(0, 10).Select(i => $"n{i}")];
        GraphLayout layout = LayeredLayout.Of(ids, []);

        Assert.Equal((8, 2), (layout.Layers, layout.Rows));
        Assert.Equal(("n8", 0, 1.0), Places(layout)[8]);
    }

    [Fact]
    public void Of_SelfLoopAndStrangers_AreLeftOut() => Assert.Empty(Lay("a", "aa", "ax").Edges);

    [Fact]
    public void Of_AnyGraph_GivesEveryNodeAPlaceOfItsOwn()
    {
        Random random = new(7);
        string[] ids = [.. Enumerable.Range(0, 60).Select(i => $"n{i:D2}")];
        LayoutEdge[] edges = [.. Enumerable.Range(0, 120).Select(_ => new LayoutEdge(ids[random.Next(60)], ids[random.Next(60)]))];

        GraphLayout layout = LayeredLayout.Of(ids, edges);

        Assert.Equal(60, layout.Nodes.Select(node => (node.Layer, node.Row)).Distinct().Count());
        Assert.All(layout.Nodes, node => Assert.InRange(node.Row, 0, layout.Rows - 1));
        Assert.All(layout.Edges.Where(edge => !edge.IsBack), edge => Assert.True(edge.Points[0].Layer < edge.Points[^1].Layer));
    }

    private static GraphLayout Lay(string nodes, params string[] edges) =>
        LayeredLayout.Of([.. nodes.Select(c => c.ToString())], edges.Select(edge => new LayoutEdge(edge[..1], edge[1..])));

    private static List<(string Id, int Layer, double Row)> Places(GraphLayout layout) => [.. layout.Nodes.Select(node => (node.Id, node.Layer, node.Row))];
}

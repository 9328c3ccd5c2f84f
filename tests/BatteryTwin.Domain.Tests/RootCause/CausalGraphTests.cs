using System.Text;
using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Graphs;

namespace BatteryTwin.Domain.Tests.RootCause;

public sealed class CausalGraphTests
{
    [Fact]
    public void Read_ValidGraph_KnowsParentsOrderAndReach()
    {
        CausalGraph graph = OvenLine.Graph;

        Assert.Equal("scrap", graph.Target.Id);
        Assert.Equal([graph.IndexOf("shift"), graph.IndexOf("air")], graph.Parents(graph.IndexOf("oven")));
        Assert.Equal(["shift", "air", "oven", "dust", "scrap"], graph.Order.Select(node => graph.Nodes[node].Id));
        Assert.DoesNotContain(graph.IndexOf("dust"), graph.WithAncestors(graph.TargetIndex));
        Assert.Equal("degC", graph.Nodes[1].Unit);
    }

    [Theory]
    [InlineData("""[]""", "no object")]
    [InlineData("""{""", "no JSON")]
    [InlineData("""{"target":"a","edges":[]}""", "'nodes' is missing")]
    [InlineData("""{"target":"a","nodes":[{"id":"a","kind":"colour"}],"edges":[]}""", "kind 'colour' is not known")]
    [InlineData("""{"target":"b","nodes":[{"id":"a","kind":"binary"}],"edges":[]}""", "target 'b' is none of the nodes")]
    [InlineData("""{"target":"a","nodes":[{"id":"a","kind":"binary"},{"id":"a","kind":"binary"}],"edges":[]}""", "'a' is given twice")]
    [InlineData("""{"target":"a","nodes":[{"id":"a","kind":"binary"}],"edges":[{"from":"x","to":"a"}]}""", "'x', which is none of the nodes")]
    [InlineData("""{"target":"a","nodes":[{"id":"a","kind":"binary"}],"edges":[{"from":"a","to":"a"}]}""", "cycle of one node")]
    [InlineData("""{"target":"a","nodes":[],"edges":[]}""", "no nodes")]
    [InlineData("""{"target":"\ud800","nodes":[{"id":"a","kind":"binary"}],"edges":[]}""", "no JSON")]
    public void Read_InvalidGraph_SaysWhatIsWrong(string json, string words)
    {
        RootCauseInputException fault = Assert.Throws<RootCauseInputException>(() => CausalGraphJson.Read(Encoding.UTF8.GetBytes(json)));

        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_VersionThatIsNoNumber_BeginsWithTheFirst() =>
        Assert.Equal(1, CausalGraphJson.Read("""{"target":"a","version":"x","nodes":[{"id":"a","kind":"binary"}],"edges":[]}"""u8.ToArray()).Version);

    [Fact]
    public void Create_Cycle_NamesItsNodesOnly()
    {
        CausalNode[] nodes = [.. "abcd".Select(c => new CausalNode(c.ToString(), CausalNodeKind.Continuous))];
        RootCauseInputException fault = Assert.Throws<RootCauseInputException>(() => CausalGraph.Create(nodes, [new("a", "b"), new("b", "c"), new("c", "b"), new("c", "d")], "d"));

        Assert.Contains("b -> c -> b", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a ->", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Edits_GiveNextVersion_AndRefuseCyclesAndForbiddenEdges()
    {
        CausalGraph forbidden = OvenLine.Graph.Forbid(new("dust", "scrap"));

        Assert.Equal(2, forbidden.Version);
        Assert.Throws<RootCauseInputException>(() => forbidden.WithEdge(new("dust", "scrap")));
        Assert.Throws<RootCauseInputException>(() => OvenLine.Graph.WithEdge(new("scrap", "air")));
        Assert.Throws<RootCauseInputException>(() => OvenLine.Graph.WithEdge(new("oven", "scrap")));
        Assert.Contains(OvenLine.Graph.IndexOf("dust"), OvenLine.Graph.WithEdge(new("dust", "scrap")).Parents(4));
        Assert.Empty(OvenLine.Graph.WithoutEdge(new("oven", "scrap")).Parents(4));
        Assert.Empty(OvenLine.Graph.Forbid(new("oven", "scrap")).Parents(4));
    }
}

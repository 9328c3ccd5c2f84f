using System.Collections.Immutable;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.Tests.Twins;

public sealed class TopologyTests
{
    private static readonly string[] s_containment = ["has", "runs"];
    private static readonly string[] s_flow = ["feeds"];

    [Fact]
    public void Build_ChildrenFollowTheMaterial_NotTheAlphabet()
    {
        Topology topology = Build(["P", "L", "coat", "mix", "test"], [("P", "has", "L"), ("L", "runs", "coat"), ("L", "runs", "mix"), ("L", "runs", "test"), ("mix", "feeds", "coat"), ("coat", "feeds", "test")]);

        Assert.Equal(["P"], topology.Roots);
        Assert.Equal(["mix", "coat", "test"], topology.Find("L")!.Children);
        Assert.Equal(["P", "L", "coat"], topology.PathTo("coat"));
    }

    [Fact]
    public void Build_FlowCycle_KeepsEverySiblingOnce()
    {
        Topology topology = Build(["L", "a", "b", "c"], [("L", "runs", "a"), ("L", "runs", "b"), ("L", "runs", "c"), ("a", "feeds", "b"), ("b", "feeds", "c"), ("c", "feeds", "a")]);

        Assert.Equal(["a", "b", "c"], topology.Find("L")!.Children);
    }

    [Fact]
    public void Build_ContainmentCycle_IsCut()
    {
        Topology topology = Build(["a", "b"], [("a", "has", "b"), ("b", "has", "a")]);

        Assert.Equal(["a"], topology.Roots);
        Assert.Equal(["a", "b"], topology.Within("a").Select(node => node.Id));
    }

    [Fact]
    public void Build_UnnamedRelationships_AreNotContainment()
    {
        Topology topology = Build(["a", "b"], [("a", "maintains", "b")]);

        Assert.Equal(["a", "b"], topology.Roots);
    }

    [Fact]
    public void Lines_AreTheNodesThatContainLeaves()
    {
        Topology topology = Build(["P", "L1", "L2", "s1", "s2"], [("P", "has", "L1"), ("P", "has", "L2"), ("L1", "runs", "s1"), ("L2", "runs", "s2")]);

        Assert.Equal(["L1", "L2"], topology.Lines.Select(node => node.Id));
    }

    [Fact]
    public void UpstreamAndDownstream_FollowTheMaterialAcrossSteps()
    {
        Topology topology = Build(["a", "b", "c", "d"], [("a", "feeds", "b"), ("b", "feeds", "c"), ("b", "feeds", "d")]);

        Assert.Equal(["a", "b"], topology.Upstream("c").Order());
        Assert.Equal(["b", "c", "d"], topology.Downstream("a").Order());
        Assert.Empty(topology.Downstream("d"));
    }

    [Fact]
    public void Within_DeepContainment_DoesNotOverflow()
    {
        string[] ids = [.. Enumerable.Range(0, 5_000).Select(i => $"n{i:D5}")];
        Topology topology = Build(ids, [.. ids.Zip(ids.Skip(1), (above, below) => (above, "has", below))]);

        Assert.Equal(ids, topology.Within(ids[0]).Select(node => node.Id));
    }

    [Fact]
    public void Build_TenThousandSiblings_AreOrderedByTheirOneChain()
    {
        string[] ids = [.. Enumerable.Range(0, 10_000).Select(i => $"s{i:D5}")];
        string[] along = [.. ids.Reverse()];
        Topology topology = Build(
            [.. ids, "L"],
            [.. ids.Select(id => ("L", "runs", id)), .. along.Zip(along.Skip(1), (from, to) => (from, "feeds", to))]);

        Assert.Equal(along, topology.Find("L")!.Children);
    }

    internal static Topology Build(string[] twins, (string From, string Name, string To)[] edges)
    {
        ImmutableDictionary<string, Twin> all = twins.ToImmutableDictionary(id => id, id => new Twin { Id = id, ModelId = "dtmi:test:T;1", ETag = "W/\"1\"", LastUpdateTime = DateTimeOffset.UnixEpoch });
        RelationshipIndex relationships = RelationshipIndex.Empty;
        foreach ((string from, string name, string to) in edges)
        {
            relationships = relationships.With(new() { Id = $"{from}-{name}-{to}", Name = name, SourceId = from, TargetId = to, ETag = "W/\"1\"" });
        }

        return Topology.Build(new TwinGraphSnapshot(ModelCatalog.Empty, all, relationships), s_containment, s_flow);
    }
}

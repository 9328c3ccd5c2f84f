using BatteryTwin.Web.State;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.State;

public sealed class TopologyMapTests
{
    private readonly SmallPlant _plant = new();

    private TopologyMap Map => new TopologyReader(_plant.Watch).Now();

    [Fact]
    public void Children_AreReadLevelByLevel()
    {
        TopologyItem root = Assert.Single(Map.Children(null, onlyExceptions: false));

        Assert.Equal(("Plant A", "Plant", 1), (root.Title, root.Kind, root.ChildCount));
        Assert.Equal(["Mixing", "Coating", "Testing"], Map.Children(SmallPlant.LineId, onlyExceptions: false).Select(item => item.Title));
    }

    [Fact]
    public void Children_OnlyExceptions_LeaveTheQuietOut()
    {
        Assert.Empty(Map.Children(null, onlyExceptions: true));

        _plant.Alerts.Raise("Coat-A");

        Assert.Equal(["Coat-A"], Map.Children(SmallPlant.LineId, onlyExceptions: true).Select(item => item.Id));
    }

    [Fact]
    public void Scope_LeafInFocus_DrawsItsLine()
    {
        TopologyScope scope = Map.Scope("Coat-A", onlyExceptions: false);

        Assert.Equal(("Line 1", SmallPlant.LineId), (scope.Title, scope.RootId));
        Assert.Equal(["Mix-A", "Coat-A", "Test-A"], scope.Leaves.Select(leaf => leaf.Id));
        Assert.Equal([("Mix-A", "Coat-A"), ("Coat-A", "Test-A")], scope.Flow);
    }

    [Fact]
    public void Scope_OnlyExceptions_KeepsTheWholeTroubledLine()
    {
        Assert.Empty(Map.Scope(null, onlyExceptions: true).Leaves);

        _plant.Alerts.Raise("Coat-A");

        Assert.Equal(3, Map.Scope(null, onlyExceptions: true).Leaves.Count);
    }

    [Fact]
    public void Scope_ManyLooseTwins_StayReadable()
    {
        for (int i = 0; i < 300; i++)
        {
            _plant.Graph.Twin($"X{i:D4}", "dtmi:t:Plant;1");
        }

        TopologyScope scope = Map.Scope(null, onlyExceptions: false);

        Assert.InRange(scope.Leaves.Count, 1, TopologyMap.MaxLeaves);
    }

    [Fact]
    public void Focus_KnowsWhatLiesBeforeAndBehind()
    {
        TopologyFocus focus = Map.Focus("Coat-A")!;

        Assert.Equal(["Mix-A"], focus.Upstream);
        Assert.Equal(["Test-A"], focus.Downstream);
        Assert.Equal(["Plant A", "Line 1", "Coating of line 1"], focus.Path.Select(step => step.Title));
    }

    [Fact]
    public void Focus_UnknownAsset_IsNull() => Assert.Null(Map.Focus("nowhere"));
}

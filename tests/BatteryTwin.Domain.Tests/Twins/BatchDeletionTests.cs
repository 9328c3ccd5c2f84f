using BatteryTwin.Domain.Twins;
using BatteryTwin.Domain.Twins.Editing;

namespace BatteryTwin.Domain.Tests.Twins;

public sealed class BatchDeletionTests
{
    private static readonly ChangeStamp s_stamp = ChangeStamp.Of(TestGraph.Start, ChangeOrigin.Import);

    [Fact]
    public void Of_RelationshipsAndTwins_TakesThemOutOneChangeEach()
    {
        GraphStep step = BatchDeletion.Of(TestGraph.Snapshot, [("Line-1", "a"), ("Line-1", "gone")], ["Mixer-1", "gone"], s_stamp);

        Assert.Equal(["Line-1", "Mixer-2"], step.Next.Twins.Keys.Order());
        Assert.Equal("b", Assert.Single(step.Next.Relationships.All).Id);
        Assert.Equal("a", Assert.IsType<RelationshipChange>(step.Changes[0]).Before!.Id);
        TwinChange deleted = Assert.IsType<TwinChange>(step.Changes[1]);
        Assert.Equal(("Mixer-1", "Mixer-1", null), (deleted.TwinId, deleted.Before!.Id, deleted.After));
        Assert.Equal(2, step.Changes.Length);
    }

    [Fact]
    public void Of_TwinThatKeepsARelationship_IsRefused()
    {
        TwinGraphException refusal = Assert.Throws<TwinGraphException>(() => BatchDeletion.Of(TestGraph.Snapshot, [("Line-1", "a")], ["Mixer-1", "Mixer-2"], s_stamp));

        Assert.Equal(GraphErrorCode.RelationshipsNotDeleted, refusal.Code);
        Assert.Contains("Mixer-2", refusal.Message, StringComparison.Ordinal);
    }
}

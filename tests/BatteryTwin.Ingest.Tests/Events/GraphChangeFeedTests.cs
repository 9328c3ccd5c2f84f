using BatteryTwin.Domain.Twins;
using BatteryTwin.Domain.Twins.Events;
using BatteryTwin.Domain.Twins.Patching;
using BatteryTwin.Ingest.Storage.Twins;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace BatteryTwin.Ingest.Tests.Events;

/// <summary>What the journal tells is what the graph told when it happened.</summary>
public sealed class GraphChangeFeedTests : IDisposable
{
    private static readonly ChangeOrigin s_origin = new("api", "Ana", "r-1");

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1_000)]
    public async Task Read_FromAnyChange_EqualsWhatTheGraphTold(int atOnce)
    {
        List<string> told = [];
        using (JournaledTwinGraph graph = Open())
        {
            graph.AnyChanged += change => told.Add(Text(change));
            await LiveAsync(graph);
            Assert.Equal(told.Where(text => text.Length > 0), ReadAll(graph.ChangesAfter(0), atOnce));
        }

        using JournaledTwinGraph restored = Open();
        for (int start = 0; start <= told.Count; start++)
        {
            Assert.Equal(told.Skip(start).Where(text => text.Length > 0), ReadAll(restored.ChangesAfter(start), atOnce));
        }
    }

    [Fact]
    public async Task Read_CaughtUp_FollowsTheGraph()
    {
        using JournaledTwinGraph graph = Open();
        GraphChangeFeed feed = graph.ChangesAfter(long.MaxValue);
        await LiveAsync(graph);
        ReadAll(feed, 100);

        await graph.DeleteTwinAsync("C", ETagCondition.None, s_origin);

        JournaledChange change = Assert.Single(feed.Read(10));
        Assert.Equal((graph.LastSequence, "C"), (change.Sequence, ((TwinChange)change.Change).TwinId));
        Assert.Empty(feed.Read(10));
        Assert.Equal(graph.LastSequence, feed.Sequence);
    }

    private JournaledTwinGraph Open() => new(_folder.PathOf("journal.db"), new TwinGraphOptions(), _time, NullLogger.Instance);

    private static async Task LiveAsync(JournaledTwinGraph graph)
    {
        const string Mixer = """{"Speed": 1, "Bearings": {"faultPredicted": false}, "$metadata": {"$model": "dtmi:test:Mixer;1"}}""";
        await graph.AddModelsAsync([.. EventPlant.Json(EventPlant.Models).EnumerateArray()], s_origin);
        foreach (string id in (string[])["A", "B", "C"])
        {
            await graph.PutTwinAsync(id, EventPlant.Json(Mixer), ETagCondition.None, s_origin);
        }

        await graph.PatchTwinAsync("A", Patch("""[{"op":"replace","path":"/Bearings/faultPredicted","value":true},{"op":"remove","path":"/Speed"}]"""), ETagCondition.None, s_origin);
        await graph.PutRelationshipAsync("A", "r", EventPlant.Json("""{"$relationshipName":"feeds","$targetId":"B","order":1}"""), ETagCondition.None, s_origin);
        await graph.PatchRelationshipAsync("A", "r", Patch("""[{"op":"replace","path":"/order","value":2}]"""), ETagCondition.None, s_origin);
        await graph.WriteAsync("B", [PropertyWrite.Number("Speed", 7)], ChangeOrigin.Telemetry);
        await graph.DeleteRelationshipAsync("A", "r", ETagCondition.None, s_origin);
        await graph.DeleteTwinAsync("A", ETagCondition.None, s_origin);
        await graph.PutTwinAsync("A", EventPlant.Json(Mixer), ETagCondition.IfNew, s_origin);
        await graph.PutTwinAsync("A", EventPlant.Json(Mixer), ETagCondition.None, s_origin);
    }

    private static List<string> ReadAll(GraphChangeFeed feed, int atOnce)
    {
        List<string> texts = [];
        long before;
        do
        {
            before = feed.Sequence;
            texts.AddRange(feed.Read(atOnce).Select(change => Text(change.Change)).Where(text => text.Length > 0));
        }
        while (feed.Sequence > before);
        return texts;
    }

    private static JsonPatch Patch(string json) => JsonPatch.Read(EventPlant.Json(json));

    /// <summary>The event of a change, origin included; empty for changes of models.</summary>
    private static string Text(GraphChange change) =>
        new GraphEvents("h", () => "id").Of(change, _ => "m") is { } happened ? $"{change.Origin} {System.Text.Encoding.UTF8.GetString(CloudEventJson.ToUtf8(happened))}" : string.Empty;
}

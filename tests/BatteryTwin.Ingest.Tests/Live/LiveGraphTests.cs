using System.Text.Json;
using System.Text.Json.Nodes;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Live;
using BatteryTwin.Ingest.Tests.Twins;

namespace BatteryTwin.Ingest.Tests.Live;

/// <summary>What comes, goes and is related in the graph, as live clients hear of it.</summary>
public sealed class LiveGraphTests
{
    private const string Line = "ProductionLine1-Munich";

    private static readonly ChangeOrigin s_origin = new("api");

    [Fact]
    public async Task Change_OfStructure_ReachesThoseWhoAskedForIt()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        await using LiveReader reader = new(plant.Feed.Subscribe([], alerts: false, graph: true));
        await using LiveReader other = new(plant.Feed.Subscribe(null, alerts: true));

        await RelateAsync(plant, "r-1");
        await plant.Graph.DeleteRelationshipAsync(Line, "r-1", ETagCondition.None, s_origin);
        JsonObject[] bodies = [.. (await reader.Take(2)).Select(text => JsonNode.Parse(text)!.AsObject())];

        Assert.Equal(["Microsoft.DigitalTwins.Relationship.Create", "Microsoft.DigitalTwins.Relationship.Delete"], bodies.Select(body => (string?)body["type"]));
        Assert.All(bodies, body => Assert.Equal((Line + "/relationships/r-1", "2026-03-01T08:00:00.0000000Z"), ((string?)body["subject"], (string?)body["time"])));
        Assert.Equal((PlantGraph.Mixer, "rel_runs_steps"), ((string?)bodies[0]["data"]!["$targetId"], (string?)bodies[1]["data"]!["$relationshipName"]));
        Assert.All(reader.Messages, message => Assert.Equal((LiveMessage.GraphChanged, Line), (message.Kind, message.Twin)));
        Assert.Empty(other.Messages);
    }

    [Fact]
    public async Task Change_OfTwins_TellsNewAndDeletedOnes()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        await using LiveReader reader = new(plant.Feed.Subscribe([], alerts: false, graph: true));
        Twin line = plant.Graph.Current.Find(Line)!;

        await plant.Graph.PutTwinAsync("Line-9", Json($$$"""{"$metadata": {"$model": "{{{line.ModelId}}}"}}"""), ETagCondition.None, s_origin);
        await plant.Graph.WriteAsync(PlantGraph.Mixer, [PropertyWrite.Text("HealthPrediction", "FAULT_PREDICTED")], s_origin);
        await plant.Graph.DeleteTwinAsync("Line-9", ETagCondition.None, s_origin);

        string[] bodies = await reader.Take(2);
        Assert.Equal(
            [("Microsoft.DigitalTwins.Twin.Create", "Line-9"), ("Microsoft.DigitalTwins.Twin.Delete", "Line-9")],
            bodies.Select(text => JsonNode.Parse(text)!).Select(body => ((string?)body["type"], (string?)body["subject"])));
    }

    [Fact]
    public async Task ReaderThatLags_IsToldToReadTheGraphAnew()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        await using ILiveSubscription subscription = plant.Feed.Subscribe([], alerts: false);
        subscription.AddGraph();

        for (int i = 0; i < GraphBacklog.Capacity + 5; i++)
        {
            await RelateAsync(plant, $"r-{i}");
        }

        await using LiveReader reader = new(subscription);
        Assert.Equal([$$$"""{"type":"BatteryTwin.Graph.Missed","data":{"changes":{{{GraphBacklog.Capacity + 5}}}}}"""], await reader.Take(1));
        await RelateAsync(plant, "last");
        Assert.Contains("/relationships/last", (await reader.Take(2))[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReaderThatLagsALittle_MissesNothing()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        await using ILiveSubscription subscription = plant.Feed.Subscribe([], alerts: false, graph: true);
        for (int i = 0; i < GraphBacklog.Capacity; i++)
        {
            await RelateAsync(plant, $"r-{i}");
        }

        await using LiveReader reader = new(subscription);

        Assert.Equal(
            Enumerable.Range(0, GraphBacklog.Capacity).Select(i => $"{Line}/relationships/r-{i}"),
            (await reader.Take(GraphBacklog.Capacity)).Select(text => (string?)JsonNode.Parse(text)!["subject"]));
    }

    internal static async Task RelateAsync(LivePlant plant, string id) => await plant.Graph.PutRelationshipAsync(
        Line, id, Json($$"""{"$relationshipName": "rel_runs_steps", "$targetId": "{{PlantGraph.Mixer}}"}"""), ETagCondition.None, s_origin);

    private static JsonElement Json(string text) => JsonElement.Parse(text);
}

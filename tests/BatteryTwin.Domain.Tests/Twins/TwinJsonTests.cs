using System.Text.Json;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.Tests.Twins;

public sealed class TwinJsonTests
{
    [Fact]
    public void Text_OfTwin_HasTheShapeClientsKnow()
    {
        string json = TwinJson.Text(TestGraph.Snapshot.Find("Mixer-1")!);

        const string Expected = """
            {"$dtId":"Mixer-1","$etag":"W/\"2\"","HealthPrediction":"OK","Speed":1500.5,
            "Bearings":{"faultPredicted":false,"$metadata":{"$lastUpdateTime":"2026-03-01T08:00:00.0000000Z",
            "faultPredicted":{"lastUpdateTime":"2026-03-01T08:00:00.0000000Z"}}},
            "$metadata":{"$model":"dtmi:test:Mixer;1","$lastUpdateTime":"2026-03-01T08:00:00.0000000Z",
            "HealthPrediction":{"lastUpdateTime":"2026-03-01T08:00:00.0000000Z"},
            "Speed":{"lastUpdateTime":"2026-03-01T08:00:00.0000000Z","sourceTime":"2026-02-28T23:59:59.1234567Z"}}}
            """;
        Assert.Equal(Expected.ReplaceLineEndings(string.Empty), json);
    }

    [Fact]
    public void Read_OfWrittenTwin_RestoresItExactly()
    {
        Twin twin = TestGraph.Snapshot.Find("Mixer-1")!;
        Twin later = TwinEdit.Apply(twin, [PropertyWrite.Flag("Bearings.faultPredicted", true)], TestGraph.Start.AddTicks(1), "W/\"later\"");

        Twin restored = TwinJson.Read(TestGraph.Parse(TwinJson.Text(later)));

        Assert.Equal(TwinJson.Text(later), TwinJson.Text(restored));
        Assert.Equal((later.ETag, later.LastUpdateTime, later.ModelId), (restored.ETag, restored.LastUpdateTime, restored.ModelId));
        Assert.Equal(TestGraph.Start, restored.Property("Speed")!.LastUpdateTime);
        Assert.Equal(later.Property("Speed")!.SourceTime, restored.Property("Speed")!.SourceTime);
    }

    [Theory]
    [InlineData("W/\"0f8fad5b-d9cb-469f-a165-70867728950e\"")]
    [InlineData("W/\"0F8FAD5B-D9CB-469F-A165-70867728950E\"")]
    [InlineData("W/\"0f8fad5bd9cb469fa16570867728950e12345\"")]
    [InlineData("\"strong\"")]
    [InlineData("")]
    public void ETag_OfAnyForm_StaysAsItWasGiven(string tag) => Assert.Equal(tag, (TestGraph.Snapshot.Find("Mixer-1")! with { ETag = tag }).ETag);

    [Fact]
    public void Read_OfTwinWhoseDocumentIsGone_KeepsEveryKindOfValue()
    {
        Twin restored;
        string text = TwinJson.Text(TwinEdit.Apply(
            TestGraph.Snapshot.Find("Mixer-1")!,
            [
                new("Tags", TestGraph.Parse("""{"a": "x, \"y\"", "b": [1, {"c": null}]}""")), new("Batch", TestGraph.Parse("-0")), new("Since", TestGraph.Parse("null")),
                PropertyWrite.Flag("Bearings.faultPredicted", true), PropertyWrite.Text("HealthPrediction", "§\u2028"),
            ],
            TestGraph.Start,
            "W/\"1\""));
        using (JsonDocument document = JsonDocument.Parse(text))
        {
            restored = TwinJson.Read(document.RootElement);
        }

        Assert.Equal(text, TwinJson.Text(restored));
    }

    [Fact]
    public void GraphDocumentText_ReadAgain_GivesTheSameGraph()
    {
        TwinGraphSnapshot graph = TestGraph.Snapshot;

        GraphStep again = TestGraph.Import(TwinGraphSnapshot.Empty, TestGraph.Parse(GraphDocument.Text(graph)));

        Assert.Equal(graph.Twins.Keys.Order(), again.Next.Twins.Keys.Order());
        Assert.Equal(graph.Relationships.All.Select(edge => (edge.SourceId, edge.Id, edge.Name, edge.TargetId)), again.Next.Relationships.All.Select(edge => (edge.SourceId, edge.Id, edge.Name, edge.TargetId)));
        Assert.Equal(1, again.Next.Relationships.Find("Line-1", "a")!.Properties["order"].GetInt32());
        Assert.True(JsonElement.DeepEquals(graph.Find("Mixer-1")!.Property("Speed")!.Value, again.Next.Find("Mixer-1")!.Property("Speed")!.Value));
        Assert.Equal(4, again.Changes.OfType<ModelChange>().Count());
    }
}

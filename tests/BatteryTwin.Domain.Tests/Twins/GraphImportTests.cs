using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.Tests.Twins;

public sealed class GraphImportTests
{
    [Fact]
    public void Of_WholeDocument_GivesModelsTwinsAndRelationships()
    {
        TwinGraphSnapshot graph = TestGraph.Snapshot;

        Assert.Equal(["Mixer-1", "Mixer-2"], graph.Relationships.From("Line-1", "runs").Select(edge => edge.TargetId));
        Assert.True(graph.Models.IsA("dtmi:test:Mixer;1", "dtmi:test:Step;1"));
        Assert.Empty(graph.Find("Mixer-2")!.Components["Bearings"].Properties);
        Assert.Equal(new DateTimeOffset(2026, 2, 28, 23, 59, 59, TimeSpan.Zero).AddTicks(1234567), graph.Find("Mixer-1")!.Property("Speed")!.SourceTime);
    }

    [Fact]
    public void Of_SameDocumentAgain_ChangesNothing() => Assert.Empty(TestGraph.Import(TestGraph.Snapshot, TestGraph.Document).Changes);

    [Fact]
    public void Of_ChangedTwin_ReplacesItAlone()
    {
        GraphStep import = TestGraph.Import(TestGraph.Snapshot, TestGraph.With("""[{"$dtId": "Mixer-1", "Speed": 2, "$metadata": {"$model": "dtmi:test:Mixer;1"}}]"""));

        Assert.Equal("Mixer-1", Assert.IsType<TwinChange>(Assert.Single(import.Changes)).TwinId);
        Assert.Null(import.Next.Find("Mixer-1")!.Property("HealthPrediction"));
        Assert.Equal(2, import.Next.Relationships.All.Count());
    }

    [Theory]
    [InlineData("""[{"$metadata": {"$model": "dtmi:test:Mixer;1"}}]""", "[]", "no '$dtId'")]
    [InlineData("""[{"$dtId": "X"}]""", "[]", "twin 'X': '$metadata.$model' is missing")]
    [InlineData("""[{"$dtId": "X", "$metadata": {"$model": "dtmi:test:Oven;1"}}]""", "[]", "twin 'X': There is no model with the id dtmi:test:Oven;1")]
    [InlineData("""[{"$dtId": "X", "Spead": 1, "$metadata": {"$model": "dtmi:test:Mixer;1"}}]""", "[]", "twin 'X': Spead does not appear on the DTDL for Twin")]
    [InlineData("""[{"$dtId": "X", "Bearings": {"wear": 1}, "$metadata": {"$model": "dtmi:test:Mixer;1"}}]""", "[]", "twin 'X': wear does not appear on the DTDL for Bearings")]
    [InlineData("""[{"$dtId": "X", "Bearings": 1, "$metadata": {"$model": "dtmi:test:Mixer;1"}}]""", "[]", "Component Bearings must be an object")]
    [InlineData("""[{"$dtId": "X", "Speed": "1", "$metadata": {"$model": "dtmi:test:Mixer;1"}}]""", "[]", "Expected value of type double for Speed on Twin")]
    [InlineData("""[{"$dtId": "Mixer-1", "$metadata": {"$model": "dtmi:test:Mixer;1"}}, {"$dtId": "Mixer-1", "$metadata": {"$model": "dtmi:test:Mixer;1"}}]""", "[]", "occurs twice")]
    [InlineData("[]", """[{"$sourceId": "Line-1", "$relationshipId": "c", "$relationshipName": "runs"}]""", "'$targetId' is missing")]
    [InlineData("[]", """[{"$sourceId": "Line-1", "$relationshipId": "c", "$relationshipName": "runs", "$targetId": "Mixer-9"}]""", "The target digital twin is invalid or does not exist: Mixer-9")]
    [InlineData("[]", """[{"$sourceId": "Line-1", "$relationshipId": "c", "$relationshipName": "owns", "$targetId": "Mixer-1"}]""", "has no relationship owns")]
    [InlineData("[]", """[{"$sourceId": "Line-1", "$relationshipId": "c", "$relationshipName": "runs", "$targetId": "Line-1"}]""", "cannot be related to itself")]
    [InlineData("[]", """[{"$sourceId": "Line-1", "$relationshipId": "c", "$relationshipName": "runs", "$targetId": "Mixer-1", "order": "x"}]""", "Expected value of type integer for order on runs")]
    [InlineData("7", "[]", "'digitalTwins' must be an array")]
    public void Of_WrongTwinOrRelationship_SaysWhatAndWhere(string twins, string relationships, string expected)
    {
        TwinGraphException problem = Assert.Throws<TwinGraphException>(() => TestGraph.Import(TestGraph.Snapshot, TestGraph.With(twins, relationships)));

        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ModelWithAnotherDefinition_IsRefused()
    {
        string changed = TestGraph.Json.Replace("\"name\": \"Batch\", \"schema\": \"integer\"", "\"name\": \"Batch\", \"schema\": \"long\"", StringComparison.Ordinal);

        TwinGraphException problem = Assert.Throws<TwinGraphException>(() => TestGraph.Import(TestGraph.Snapshot, TestGraph.Parse(changed)));

        Assert.Contains("model 'dtmi:test:Mixer;1' exists with another definition", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "digitalTwinsFileInfo")]
    [InlineData("""{"digitalTwinsFileInfo": {"fileVersion": "2.0.0"}}""", "fileVersion \"1.0.0\"")]
    [InlineData("[]", "digitalTwinsFileInfo")]
    public void Read_OtherDocument_IsRefused(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<TwinGraphException>(() => GraphDocument.Read(TestGraph.Parse(json))).Message, StringComparison.Ordinal);
}

using System.Text.Json;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.Tests.Twins;

/// <summary>A small graph: a line that runs two mixers with bearings.</summary>
internal static class TestGraph
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public const string Json = """
        {
          "digitalTwinsFileInfo": {"fileVersion": "1.0.0"},
          "digitalTwinsGraph": {
            "digitalTwins": [
              {"$dtId": "Line-1", "$metadata": {"$model": "dtmi:test:Line;1"}},
              {"$dtId": "Mixer-1", "HealthPrediction": "OK", "Speed": 1500.5, "Bearings": {"faultPredicted": false, "$metadata": {}},
               "$metadata": {"$model": "dtmi:test:Mixer;1", "Speed": {"sourceTime": "2026-02-28T23:59:59.1234567Z"}}},
              {"$dtId": "Mixer-2", "$metadata": {"$model": "dtmi:test:Mixer;1"}}
            ],
            "relationships": [
              {"$sourceId": "Line-1", "$relationshipId": "a", "$relationshipName": "runs", "$targetId": "Mixer-1", "order": 1},
              {"$sourceId": "Line-1", "$relationshipId": "b", "$relationshipName": "runs", "$targetId": "Mixer-2"}
            ]
          },
          "digitalTwinsModels": [
            {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:test:Line;1", "@type": "Interface", "contents": [
              {"@type": "Relationship", "name": "runs", "target": "dtmi:test:Step;1", "properties": [{"@type": "Property", "name": "order", "schema": "integer"}]}]},
            {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:test:Step;1", "@type": "Interface", "contents": [
              {"@type": "Property", "name": "HealthPrediction", "schema": {"@type": "Enum", "valueSchema": "string",
               "enumValues": [{"name": "ok", "enumValue": "OK"}, {"name": "faultPredicted", "enumValue": "FAULT_PREDICTED"}]}}]},
            {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:test:Mixer;1", "@type": "Interface", "extends": "dtmi:test:Step;1", "contents": [
              {"@type": ["Property", "AngularVelocity"], "name": "Speed", "schema": "double", "unit": "revolutionPerMinute"},
              {"@type": "Property", "name": "Batch", "schema": "integer"},
              {"@type": "Property", "name": "Since", "schema": "dateTime"},
              {"@type": "Property", "name": "Tags", "schema": {"@type": "Map", "mapKey": {"name": "k", "schema": "string"}, "mapValue": {"name": "v", "schema": "string"}}},
              {"@type": "Telemetry", "name": "torque", "schema": "double"},
              {"@type": "Component", "name": "Bearings", "schema": "dtmi:test:Bearings;1"}]},
            {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:test:Bearings;1", "@type": "Interface", "contents": [
              {"@type": "Property", "name": "faultPredicted", "schema": "boolean"}]}
          ]
        }
        """;

    public static JsonElement Document => Parse(Json);

    public static TwinGraphSnapshot Snapshot => Import(TwinGraphSnapshot.Empty, Document).Next;

    public static GraphStep Import(TwinGraphSnapshot graph, JsonElement document)
    {
        int etag = 0;
        return GraphImport.Of(graph, GraphDocument.Read(document), GraphLimits.Default, new ChangeStamp(Start, ChangeOrigin.Import, () => $"W/\"{++etag}\""));
    }

    /// <summary>A document with the given twins and relationships (JSON arrays) and no models.</summary>
    public static JsonElement With(string twins, string relationships = "[]") => Parse(
        $$"""{"digitalTwinsFileInfo": {"fileVersion": "1.0.0"}, "digitalTwinsGraph": {"digitalTwins": {{twins}}, "relationships": {{relationships}} } }""");

    public static JsonElement Parse(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}

using System.Collections.Immutable;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Tests.Shared;

/// <summary>A twin graph that a test sets as a whole.</summary>
internal sealed class StaticTwinGraph() : InMemoryTwinGraph(TwinGraphSnapshot.Empty, GraphLimits.Default, TimeProvider.System)
{
    public const string ModelId = "dtmi:test:Mixer;1";

    private const string Bearing = """
        {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:test:Bearing;1", "@type": "Interface", "contents": [{"@type": "Telemetry", "name": "rms", "schema": "double"}]}
        """;

    /// <summary>Replaces models and twins: every twin is of one model with the given contents.</summary>
    public void Set(IEnumerable<string> twins, params string[] contents)
    {
        string mixer = $$"""
            {"@context": "dtmi:dtdl:context;2", "@id": "{{ModelId}}", "@type": "Interface", "contents": [
              {{string.Concat(contents.Select(content => content + ","))}} {"@type": "Component", "name": "Bearings", "schema": "dtmi:test:Bearing;1"}]}
            """;
        ModelCatalog models = ModelCatalog.Empty.With([JsonElement.Parse(mixer), JsonElement.Parse(Bearing)], DateTimeOffset.UnixEpoch);
        ImmutableDictionary<string, Twin> all = twins.ToImmutableDictionary(id => id, id => new Twin { Id = id, ModelId = ModelId, ETag = "W/\"1\"", LastUpdateTime = DateTimeOffset.UnixEpoch });
        Publish(new(new(models, all, RelationshipIndex.Empty), new ModelChange(null, models.Find(ModelId), ChangeOrigin.Import, DateTimeOffset.UnixEpoch)));
    }

    /// <summary>The DTDL of a telemetry; <c>enum:string</c> and <c>enum:integer</c> stand for enums of the values, <c>object</c> for an object.</summary>
    public static string Telemetry(string name, string schema, params string[] enumValues)
    {
        string type = schema switch
        {
            "enum:string" => Enum("string", enumValues.Select(value => $"\"{value}\"")),
            "enum:integer" => Enum("integer", enumValues.Where(value => int.TryParse(value, out _))),
            "object" => """{"@type": "Object", "fields": [{"name": "x", "schema": "double"}]}""",
            _ => $"\"{schema}\"",
        };
        return $$"""{"@type": "Telemetry", "name": "{{name}}", "schema": {{type}}}""";
    }

    private static string Enum(string valueSchema, IEnumerable<string> values) =>
        $$"""{"@type": "Enum", "valueSchema": "{{valueSchema}}", "enumValues": [{{string.Join(",", values.Select((value, index) => $$"""{"name": "v{{index}}", "enumValue": {{value}}}"""))}}]}""";
}

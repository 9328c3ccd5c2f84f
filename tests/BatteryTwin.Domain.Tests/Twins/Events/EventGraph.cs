using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Domain.Twins.Events;
using BatteryTwin.Domain.Twins.Patching;

namespace BatteryTwin.Domain.Tests.Twins.Events;

/// <summary>A graph of one mixer and one line that keeps the events of its changes, as clients see them.</summary>
internal sealed class EventGraph
{
    private const string Models = """
        [{"@context": "dtmi:dtdl:context;2", "@id": "dtmi:test:Line;1", "@type": "Interface", "contents": [
           {"@type": "Relationship", "name": "runs", "properties": [{"@type": "Property", "name": "order", "schema": "integer"}]}]},
         {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:test:Mixer;1", "@type": "Interface", "contents": [
           {"@type": "Property", "name": "Speed", "schema": "double"},
           {"@type": "Property", "name": "Batch", "schema": "string"},
           {"@type": "Component", "name": "Bearings", "schema": "dtmi:test:Bearings;1"}]},
         {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:test:PlainMixer;1", "@type": "Interface", "contents": [
           {"@type": "Property", "name": "Speed", "schema": "double"}]},
         {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:test:Bearings;1", "@type": "Interface", "contents": [
           {"@type": "Property", "name": "faultPredicted", "schema": "boolean"}]}]
        """;

    private static readonly DateTimeOffset s_now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly Regex s_tag = new(@"W/\\""[^""]+\\""");

    private readonly GraphEvents _factory;
    private int _ids;

    public EventGraph()
    {
        _factory = new GraphEvents("plant.example", () => $"e{++_ids}");
        Graph.AddModelsAsync([.. Parse(Models).EnumerateArray()], ChangeOrigin.Import).AsTask().GetAwaiter().GetResult();
        Graph.AnyChanged += change =>
        {
            if (_factory.Of(change, id => Graph.Current.Find(id)?.ModelId) is { } happened)
            {
                Events.Add(happened);
            }
        };
    }

    public InMemoryTwinGraph Graph { get; } = new(TwinGraphSnapshot.Empty, GraphLimits.Default, new StoppedClock());

    public List<CloudEvent> Events { get; } = [];

    public ChangeOrigin Origin { get; init; } = new("api", "Ana", "r-1");

    public Task PutAsync(string id, string json) => Graph.PutTwinAsync(id, Parse(json), ETagCondition.None, Origin).AsTask();

    public Task PatchAsync(string id, string patch) => Graph.PatchTwinAsync(id, JsonPatch.Read(Parse(patch)), ETagCondition.None, Origin).AsTask();

    public Task RelateAsync(string source, string id, string json) => Graph.PutRelationshipAsync(source, id, Parse(json), ETagCondition.None, Origin).AsTask();

    /// <summary>The last event as it goes out, entity tags replaced.</summary>
    public string Last() => s_tag.Replace(Encoding.UTF8.GetString(CloudEventJson.ToUtf8(Events[^1])), "TAG");

    public static JsonElement Parse(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    private sealed class StoppedClock : TimeProvider
    {
        private int _calls;

        /// <summary>A millisecond later with each look, so that every write has a time of its own.</summary>
        public override DateTimeOffset GetUtcNow() => s_now.AddMilliseconds(_calls++);
    }
}

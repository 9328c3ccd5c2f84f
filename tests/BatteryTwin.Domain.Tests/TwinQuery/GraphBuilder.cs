using System.Collections.Immutable;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.Tests.TwinQuery;

/// <summary>Builds small graphs from JSON: nested objects under a name with a trailing colon are components.</summary>
internal sealed class GraphBuilder
{
    public static DateTimeOffset Time { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, JsonElement> _models = new(StringComparer.Ordinal);
    private ImmutableDictionary<string, Twin> _twins = ImmutableDictionary.Create<string, Twin>(StringComparer.Ordinal);
    private RelationshipIndex _relationships = RelationshipIndex.Empty;

    public GraphBuilder Model(string id, params string[] extends)
    {
        _models[id] = JsonSerializer.SerializeToElement(new Dictionary<string, object> { ["@context"] = "dtmi:dtdl:context;3", ["@id"] = id, ["@type"] = "Interface", ["extends"] = extends });
        return this;
    }

    public GraphBuilder Twin(string id, string modelId, string properties = "{}")
    {
        _twins = _twins.SetItem(id, NewTwin(id, modelId, properties));
        return this;
    }

    public GraphBuilder Edge(string source, string name, string target, string? id = null, string properties = "{}")
    {
        _relationships = _relationships.With(NewRelationship(source, name, target, id, properties));
        return this;
    }

    public TwinGraphSnapshot Build() => new(ModelCatalog.Empty.With([.. _models.Values], Time), _twins, _relationships);

    public static Twin NewTwin(string id, string modelId, string properties = "{}")
    {
        JsonProperty[] members = [.. JsonElement.Parse(properties).EnumerateObject()];
        return new Twin
        {
            Id = id,
            ModelId = modelId,
            ETag = $"W/\"{id}\"",
            LastUpdateTime = Time,
            Properties = Properties(members.Where(member => !member.Name.EndsWith(':'))),
            Components = members.Where(member => member.Name.EndsWith(':')).ToImmutableSortedDictionary(
                member => member.Name[..^1],
                member => new TwinComponent { LastUpdateTime = Time, Properties = Properties(member.Value.EnumerateObject()) },
                StringComparer.Ordinal),
        };
    }

    public static Relationship NewRelationship(string source, string name, string target, string? id = null, string properties = "{}") => new()
    {
        Id = id ?? $"{source}-{name}-{target}",
        Name = name,
        SourceId = source,
        TargetId = target,
        ETag = "W/\"edge\"",
        Properties = JsonElement.Parse(properties).EnumerateObject()
            .ToImmutableSortedDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal),
    };

    private static ImmutableSortedDictionary<string, TwinProperty> Properties(IEnumerable<JsonProperty> members) =>
        members.ToImmutableSortedDictionary(member => member.Name, member => new TwinProperty(member.Value, Time), StringComparer.Ordinal);
}

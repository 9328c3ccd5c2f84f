using System.Collections.Immutable;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl;

namespace BatteryTwin.Domain.Twins;

/// <summary>
/// A twin from outside, checked against its model. Its <c>$etag</c> and update times are not taken over, <c>sourceTime</c> is; a component of
/// the model that the JSON leaves out is there without properties. Telemetry names may carry initial values.
/// </summary>
internal sealed class TwinImport(ModelCatalog models, DateTimeOffset now, Func<string> newETag)
{
    public Twin Read(JsonElement json)
    {
        string id = TextOf(json, TwinJson.IdMember) ?? throw new TwinGraphException($"a twin has no '$dtId': {TwinEdit.Shorten(json)}");
        JsonElement metadata = MetadataOf(json);
        string modelId = TextOf(metadata, TwinJson.ModelMember) ?? throw new TwinGraphException($"twin '{id}' names no model: '$metadata.$model' is missing");
        if (models.Find(modelId) is null)
        {
            throw new TwinGraphException($"twin '{id}': its model '{modelId}' is not among the models; add it to the same document or import it before");
        }

        IReadOnlyDictionary<string, InterfaceContent> contents = models.Contents(modelId);
        return new Twin
        {
            Id = id,
            ModelId = modelId,
            ETag = newETag(),
            LastUpdateTime = now,
            Properties = Properties(json, metadata, contents, $"twin '{id}'", modelId),
            Components = contents.Values.Where(content => content.Kind == ContentKind.Component)
                .ToImmutableSortedDictionary(content => content.Name, content => Component(json, content, id), StringComparer.Ordinal),
        };
    }

    private TwinComponent Component(JsonElement twin, InterfaceContent component, string twinId)
    {
        if (!twin.TryGetProperty(component.Name, out JsonElement json))
        {
            return new TwinComponent { LastUpdateTime = now };
        }

        string place = $"twin '{twinId}', component '{component.Name}'";
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new TwinGraphException($"{place} must be an object, got {TwinEdit.Shorten(json)}");
        }

        return new TwinComponent
        {
            LastUpdateTime = now,
            Properties = Properties(json, MetadataOf(json), models.Contents(component.Schema!), place, component.Schema!),
        };
    }

    private ImmutableSortedDictionary<string, TwinProperty> Properties(
        JsonElement json, JsonElement metadata, IReadOnlyDictionary<string, InterfaceContent> contents, string place, string modelId)
    {
        var properties = ImmutableSortedDictionary.CreateBuilder<string, TwinProperty>(StringComparer.Ordinal);
        foreach (JsonProperty member in json.EnumerateObject())
        {
            if (member.Name is TwinJson.IdMember or TwinJson.ETagMember or TwinJson.MetadataMember)
            {
                continue;
            }

            InterfaceContent? content = contents.GetValueOrDefault(member.Name);
            if (content?.Kind == ContentKind.Component)
            {
                continue;
            }

            if (content?.Kind is not (ContentKind.Property or ContentKind.Telemetry))
            {
                throw new TwinGraphException($"{place}: '{member.Name}' does not appear on the DTDL for its model '{modelId}'");
            }

            if (SchemaCheck.Expected(content, member.Value) is { } expected)
            {
                throw new TwinGraphException($"{place}: expected value of type {expected} for '{member.Name}', got {TwinEdit.Shorten(member.Value)}");
            }

            properties[member.Name] = new(member.Value.Clone(), now, SourceTime(metadata, member.Name));
        }

        return properties.ToImmutable();
    }

    private static JsonElement MetadataOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(TwinJson.MetadataMember, out JsonElement metadata) ? metadata : default;

    private static DateTimeOffset? SourceTime(JsonElement metadata, string property) =>
        metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty(property, out JsonElement stamps) && stamps.ValueKind == JsonValueKind.Object
        && stamps.TryGetProperty(TwinJson.SourceTimeMember, out JsonElement time)
            ? GraphTime.Read(time)
            : null;

    private static string? TextOf(JsonElement json, string member) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;
}

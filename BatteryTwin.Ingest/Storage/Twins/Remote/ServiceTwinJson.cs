using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Storage.Twins.Remote;

/// <summary>Twins as a service sends and wants them. Twins from before a service kept update times may lack these; they then carry the time they were read.</summary>
internal static class ServiceTwinJson
{
    private const string Metadata = "$metadata";
    private const string ETag = "$etag";
    private const string Model = "$model";
    private const string LastUpdateTime = "$lastUpdateTime";

    /// <param name="json">A twin as the service sent it.</param>
    /// <param name="readAt">When.</param>
    /// <exception cref="TwinGraphException">It lacks an id, a tag or a model.</exception>
    public static Twin Read(JsonElement json, DateTimeOffset readAt)
    {
        json = json.Clone();
        JsonElement metadata = Member(json, Metadata) ?? default;
        JsonProperty[] members = json.ValueKind == JsonValueKind.Object ? [.. json.EnumerateObject().Where(member => !member.Name.StartsWith('$'))] : [];
        return new Twin
        {
            Id = Required(json, "$dtId", json),
            ETag = Required(json, ETag, json),
            ModelId = Required(metadata, Model, json),
            LastUpdateTime = Time(metadata, LastUpdateTime) ?? readAt,
            Properties = Properties(members.Where(member => !IsComponent(member.Value)), metadata, readAt),
            Components = members.Where(member => IsComponent(member.Value))
                .ToImmutableSortedDictionary(member => member.Name, member => ReadComponent(member.Value, readAt), StringComparer.Ordinal),
        };
    }

    /// <summary>A twin with the components of its model that were left out, which a service wants to be given if only as empty ones.</summary>
    public static JsonElement WithAllComponents(JsonElement twin, ModelCatalog models)
    {
        string[] missing = Member(Member(twin, Metadata) ?? default, Model) is { ValueKind: JsonValueKind.String } model
            ? [.. models.Contents(model.GetString()!).OfType<DtdlComponent>().Select(component => component.Name).Where(name => Member(twin, name) is null)]
            : [];
        if (missing.Length == 0)
        {
            return twin;
        }

        JsonObject complete = JsonObject.Create(twin.Clone())!;
        foreach (string name in missing)
        {
            complete[name] = new JsonObject { [Metadata] = new JsonObject() };
        }

        return JsonSerializer.SerializeToElement(complete);
    }

    private static bool IsComponent(JsonElement value) => Member(value, Metadata) is not null;

    private static TwinComponent ReadComponent(JsonElement json, DateTimeOffset readAt)
    {
        JsonElement metadata = json.GetProperty(Metadata);
        return new TwinComponent
        {
            LastUpdateTime = Time(metadata, LastUpdateTime) ?? readAt,
            Properties = Properties(json.EnumerateObject().Where(member => !member.Name.StartsWith('$')), metadata, readAt),
        };
    }

    private static ImmutableSortedDictionary<string, TwinProperty> Properties(IEnumerable<JsonProperty> members, JsonElement metadata, DateTimeOffset readAt) =>
        members.ToImmutableSortedDictionary(member => member.Name, member => ReadProperty(member, Member(metadata, member.Name) ?? default, readAt), StringComparer.Ordinal);

    private static TwinProperty ReadProperty(JsonProperty member, JsonElement stamps, DateTimeOffset readAt) =>
        new(member.Value, Time(stamps, "lastUpdateTime") ?? readAt, Time(stamps, "sourceTime"));

    private static DateTimeOffset? Time(JsonElement json, string name) => Member(json, name) is { } value ? GraphTime.Read(value) : null;

    private static JsonElement? Member(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) ? value : null;

    private static string Required(JsonElement json, string name, JsonElement twin) => Member(json, name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text
        ? text
        : throw new TwinGraphException(GraphErrorCode.ServiceUnavailable, $"The twin service sent a twin without '{name}': {twin.ToString()[..Math.Min(200, twin.ToString().Length)]}");
}

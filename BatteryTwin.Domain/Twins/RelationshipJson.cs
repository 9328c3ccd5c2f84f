using System.Collections.Immutable;
using System.Text.Json;

namespace BatteryTwin.Domain.Twins;

/// <summary>
/// Relationships as Azure Digital Twins clients know them: <c>$relationshipId</c>, <c>$etag</c>, <c>$sourceId</c>, <c>$relationshipName</c>,
/// <c>$targetId</c>, then the properties.
/// </summary>
public static class RelationshipJson
{
    public static void Write(Utf8JsonWriter writer, Relationship relationship)
    {
        writer.WriteStartObject();
        writer.WriteString("$relationshipId", relationship.Id);
        writer.WriteString("$etag", relationship.ETag);
        writer.WriteString("$sourceId", relationship.SourceId);
        writer.WriteString("$relationshipName", relationship.Name);
        writer.WriteString("$targetId", relationship.TargetId);
        foreach ((string name, JsonElement value) in relationship.Properties)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    public static string Text(Relationship relationship) => JsonText.Of(writer => Write(writer, relationship));

    /// <summary>Reads a relationship; where the JSON carries no tag, <paramref name="newETag"/> is taken.</summary>
    /// <param name="json">The relationship.</param>
    /// <param name="newETag">Tag to give instead of the one in the JSON; null keeps that one.</param>
    /// <exception cref="TwinGraphException">An identifying member is missing or no text, or the JSON holds an unknown <c>$</c> member.</exception>
    public static Relationship Read(JsonElement json, string? newETag = null)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new TwinGraphException("a relationship is an object with $sourceId, $relationshipId, $relationshipName and $targetId");
        }

        return new Relationship
        {
            Id = Required(json, "$relationshipId"),
            ETag = newETag ?? Required(json, "$etag"),
            SourceId = Required(json, "$sourceId"),
            Name = Required(json, "$relationshipName"),
            TargetId = Required(json, "$targetId"),
            Properties = json.EnumerateObject().Where(member => !member.Name.StartsWith('$'))
                .ToImmutableSortedDictionary(member => member.Name, member => member.Value.Clone(), StringComparer.Ordinal),
        };
    }

    private static string Required(JsonElement json, string member) =>
        json.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new TwinGraphException($"relationship {json.GetRawText()}: '{member}' is missing or no text");
}

using System.Text.Json;

namespace BatteryTwin.Domain.Twins;

/// <summary>
/// Relationships as Azure Digital Twins clients know them: <c>$relationshipId</c>, <c>$etag</c>, <c>$sourceId</c>, <c>$relationshipName</c>,
/// <c>$targetId</c>, then the properties.
/// </summary>
public static class RelationshipJson
{
    internal const string IdMember = "$relationshipId";
    internal const string ETagMember = "$etag";
    internal const string SourceMember = "$sourceId";
    internal const string NameMember = "$relationshipName";
    internal const string TargetMember = "$targetId";

    public static void Write(Utf8JsonWriter writer, Relationship relationship)
    {
        writer.WriteStartObject();
        writer.WriteString(IdMember, relationship.Id);
        writer.WriteString(ETagMember, relationship.ETag);
        writer.WriteString(SourceMember, relationship.SourceId);
        writer.WriteString(NameMember, relationship.Name);
        writer.WriteString(TargetMember, relationship.TargetId);
        foreach ((string name, JsonElement value) in relationship.Properties)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    public static string Text(Relationship relationship) => JsonText.Of(relationship, Write);

    /// <summary>Restores a relationship from its own JSON, tag included, or reads one from outside with a new tag.</summary>
    /// <param name="json">The relationship.</param>
    /// <param name="newETag">Tag to give instead of the one in the JSON; null keeps that one.</param>
    /// <exception cref="TwinGraphException">An identifying member is missing or no text.</exception>
    public static Relationship Read(JsonElement json, string? newETag = null) =>
        Read(json, Required(json, SourceMember), Required(json, IdMember), newETag ?? Required(json, ETagMember));

    /// <summary>Reads a relationship whose place is known from elsewhere; source and id in the JSON do not count.</summary>
    /// <param name="json">The relationship.</param>
    /// <param name="sourceId">The twin it starts at.</param>
    /// <param name="relationshipId">Its id.</param>
    /// <param name="etag">Its tag.</param>
    /// <exception cref="TwinGraphException">Name or target is missing or no text.</exception>
    public static Relationship Read(JsonElement json, string sourceId, string relationshipId, string etag)
    {
        string name = Required(json, NameMember);
        string target = Required(json, TargetMember);
        TwinParts? parts = null;
        foreach (JsonProperty member in json.EnumerateObject())
        {
            if (!TwinParts.IsOwn(member))
            {
                parts ??= new();
                parts.Property(member.Name, member.Value);
            }
        }

        return new Relationship { Id = relationshipId, ETag = etag, SourceId = sourceId, Name = name, TargetId = target, Properties = parts?.Values() ?? Relationship.NoProperties };
    }

    private static string Required(JsonElement json, string member)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new TwinGraphException(GraphErrorCode.InvalidArgument, $"a relationship is an object with {NameMember} and {TargetMember}, not {SchemaCheck.Shorten(json)}");
        }

        return json.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new TwinGraphException(GraphErrorCode.InvalidArgument, $"relationship {SchemaCheck.Shorten(json)}: '{member}' is missing or no text");
    }
}

using System.Collections.Immutable;
using System.Text.Json;

namespace BatteryTwin.Domain.Twins;

/// <summary>
/// Twins as Azure Digital Twins clients know them: <c>$dtId</c>, <c>$etag</c>, properties, components, then <c>$metadata</c> with
/// <c>$model</c>, <c>$lastUpdateTime</c> and per property <c>lastUpdateTime</c> and, where known, <c>sourceTime</c>.
/// <see cref="Read"/> restores exactly what <see cref="Write"/> wrote.
/// </summary>
public static class TwinJson
{
    internal const string IdMember = "$dtId";
    internal const string ETagMember = "$etag";
    internal const string MetadataMember = "$metadata";
    internal const string ModelMember = "$model";
    internal const string SourceTimeMember = "sourceTime";
    internal const string LastUpdateTimeMember = "$lastUpdateTime";
    internal const string PropertyUpdateTimeMember = "lastUpdateTime";

    /// <param name="writer">Where to.</param>
    /// <param name="twin">The twin.</param>
    /// <param name="withUpdateTimes">False leaves out <c>$lastUpdateTime</c>, which the first version of the API did not know.</param>
    public static void Write(Utf8JsonWriter writer, Twin twin, bool withUpdateTimes = true)
    {
        writer.WriteStartObject();
        writer.WriteString(IdMember, twin.Id);
        writer.WriteString(ETagMember, twin.ETag);
        WriteValues(writer, twin.Properties);
        foreach ((string name, TwinComponent component) in twin.Components)
        {
            writer.WritePropertyName(name);
            WriteComponent(writer, component, withUpdateTimes);
        }

        WriteMetadata(writer, twin.ModelId, withUpdateTimes ? twin.LastUpdateTime : null, twin.Properties);
        writer.WriteEndObject();
    }

    /// <summary>A component alone, as it stands in its twin.</summary>
    public static void WriteComponent(Utf8JsonWriter writer, TwinComponent component, bool withUpdateTimes = true)
    {
        writer.WriteStartObject();
        WriteValues(writer, component.Properties);
        WriteMetadata(writer, null, withUpdateTimes ? component.LastUpdateTime : null, component.Properties);
        writer.WriteEndObject();
    }

    public static string Text(Twin twin) => JsonText.Of(twin, static (writer, twin) => Write(writer, twin));

    /// <summary>Restores a twin from its own JSON, tags and times included.</summary>
    /// <exception cref="TwinGraphException">The JSON is not a twin as written here.</exception>
    public static Twin Read(JsonElement json) => new StoredGraphReader().Twin(json);

    private static void WriteValues(Utf8JsonWriter writer, ImmutableSortedDictionary<string, TwinProperty> properties)
    {
        foreach ((string name, TwinProperty property) in properties)
        {
            writer.WritePropertyName(name);
            property.Value.WriteTo(writer);
        }
    }

    private static void WriteMetadata(Utf8JsonWriter writer, string? modelId, DateTimeOffset? lastUpdateTime, ImmutableSortedDictionary<string, TwinProperty> properties)
    {
        writer.WriteStartObject(MetadataMember);
        if (modelId is not null)
        {
            writer.WriteString(ModelMember, modelId);
        }

        if (lastUpdateTime is { } time)
        {
            GraphTime.Write(writer, LastUpdateTimeMember, time);
        }

        foreach ((string name, TwinProperty property) in properties)
        {
            writer.WriteStartObject(name);
            GraphTime.Write(writer, PropertyUpdateTimeMember, property.LastUpdateTime);
            if (property.SourceTime is { } sourceTime)
            {
                GraphTime.Write(writer, SourceTimeMember, sourceTime);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}

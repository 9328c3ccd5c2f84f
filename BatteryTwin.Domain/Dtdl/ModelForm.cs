using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace BatteryTwin.Domain.Dtdl;

/// <summary>Compares the documents of one model at different times.</summary>
public static class ModelForm
{
    private static readonly string[] s_kept = ["schema", "target", "writable", "extends"];

    /// <summary>SHA-256 of a document as lower-case hexadecimal; the same however its members are ordered and its text is laid out.</summary>
    public static string Fingerprint(JsonElement document)
    {
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter writer = new(bytes))
        {
            Write(document, writer);
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan));
    }

    /// <summary>True when twins and readers of the old form lose nothing by the new one: every content is there still, of the same kind and schema, and so are the parents.</summary>
    public static bool OnlyAdds(JsonElement before, JsonElement after)
    {
        Dictionary<string, JsonElement> contents = Contents(after).ToDictionary(content => content.Name, content => content.Content, StringComparer.Ordinal);
        return Same(before, after, "extends") && Contents(before).All(old => contents.TryGetValue(old.Name, out JsonElement now) && Kind(old.Content) == Kind(now) && s_kept.All(member => Same(old.Content, now, member)));
    }

    private static void Write(JsonElement json, Utf8JsonWriter writer)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty member in json.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(member.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement entry in json.EnumerateArray())
                {
                    Write(entry, writer);
                }

                writer.WriteEndArray();
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    private static IEnumerable<(string Name, JsonElement Content)> Contents(JsonElement document) =>
        document.TryGetProperty("contents", out JsonElement contents) && contents.ValueKind == JsonValueKind.Array
            ? contents.EnumerateArray().Select(content => (content.TryGetProperty("name", out JsonElement name) ? name.GetString() ?? string.Empty : string.Empty, content))
            : [];

    /// <summary>Property, Telemetry, Component, Relationship: the first type of a content; semantic types come after it.</summary>
    private static string? Kind(JsonElement content) => !content.TryGetProperty("@type", out JsonElement type) ? null
        : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(entry => entry.GetString()).FirstOrDefault()
        : type.GetString();

    private static bool Same(JsonElement one, JsonElement other, string member)
    {
        bool hasOne = one.TryGetProperty(member, out JsonElement left);
        bool hasOther = other.TryGetProperty(member, out JsonElement right);
        return hasOne == hasOther && (!hasOne || JsonElement.DeepEquals(left, right));
    }
}

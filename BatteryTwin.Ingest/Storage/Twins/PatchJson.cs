using System.Buffers;
using System.Text;
using System.Text.Json;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>
/// Property writes as the journal keeps them: <c>{"etag":"…","set":{path:{"value":…,"sourceTime":"…"}},"removed":[path]}</c>.
/// Only what changed is kept, so that a value written every few seconds costs a short row and not the whole twin.
/// </summary>
internal static class PatchJson
{
    public static string Text(string etag, IReadOnlyList<PropertyWrite> writes)
    {
        ArrayBufferWriter<byte> buffer = new(256);
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("etag", etag);
            WriteSet(writer, writes);
            WriteRemoved(writer, writes);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static (string ETag, IReadOnlyList<PropertyWrite> Writes) Read(string text)
    {
        JsonElement patch = JsonElement.Parse(text);
        List<PropertyWrite> writes = [];
        if (patch.TryGetProperty("set", out JsonElement set))
        {
            foreach (JsonProperty entry in set.EnumerateObject())
            {
                writes.Add(new(entry.Name, entry.Value.GetProperty("value"), entry.Value.TryGetProperty("sourceTime", out JsonElement time) ? GraphTime.Read(time) : null));
            }
        }

        if (patch.TryGetProperty("removed", out JsonElement removed))
        {
            writes.AddRange(removed.EnumerateArray().Select(path => new PropertyWrite(path.GetString()!, null)));
        }

        return (patch.GetProperty("etag").GetString()!, writes);
    }

    private static void WriteSet(Utf8JsonWriter writer, IReadOnlyList<PropertyWrite> writes)
    {
        bool any = false;
        foreach (PropertyWrite write in writes)
        {
            if (write.Value is not { } value)
            {
                continue;
            }

            if (!any)
            {
                writer.WriteStartObject("set");
                any = true;
            }

            writer.WriteStartObject(write.Path);
            writer.WritePropertyName("value");
            value.WriteTo(writer);
            if (write.SourceTime is { } sourceTime)
            {
                writer.WriteString("sourceTime", GraphTime.Text(sourceTime));
            }

            writer.WriteEndObject();
        }

        if (any)
        {
            writer.WriteEndObject();
        }
    }

    private static void WriteRemoved(Utf8JsonWriter writer, IReadOnlyList<PropertyWrite> writes)
    {
        if (writes.All(write => write.Value is not null))
        {
            return;
        }

        writer.WriteStartArray("removed");
        foreach (PropertyWrite write in writes.Where(write => write.Value is null))
        {
            writer.WriteStringValue(write.Path);
        }

        writer.WriteEndArray();
    }
}

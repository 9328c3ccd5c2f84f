using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Domain.Twins.Patching;

namespace BatteryTwin.Ingest.Storage.Twins.Remote;

/// <summary>JSON Patch documents as text.</summary>
internal static class PatchText
{
    private const string Metadata = "$metadata";

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonPatch patch)
    {
        ArrayBufferWriter<byte> buffer = new(256);
        using (Utf8JsonWriter writer = new(buffer, s_options))
        {
            writer.WriteStartArray();
            foreach (PatchOperation operation in patch.Operations)
            {
                Write(writer, operation);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Property writes as a patch of a twin; source times go beside the values they are of.</summary>
    public static JsonPatch Of(Twin twin, IReadOnlyList<PropertyWrite> writes) => new([.. writes.SelectMany(write => Operations(twin, write))]);

    private static IEnumerable<PatchOperation> Operations(Twin twin, PropertyWrite write)
    {
        int dot = write.Path.IndexOf('.', StringComparison.Ordinal);
        string[] holder = dot < 0 ? [] : [write.Path[..dot]];
        string name = write.Path[(dot + 1)..];
        if (write.Value is not { } value)
        {
            yield return new(PatchVerb.Remove, [.. holder, name], default);
            yield break;
        }

        yield return new(twin.Property(write.Path) is null ? PatchVerb.Add : PatchVerb.Replace, [.. holder, name], value);
        if (write.SourceTime is { } time)
        {
            yield return new(PatchVerb.Add, [.. holder, Metadata, name, "sourceTime"], JsonSerializer.SerializeToElement(GraphTime.Text(time)));
        }
    }

    private static void Write(Utf8JsonWriter writer, PatchOperation operation)
    {
        writer.WriteStartObject();
        writer.WriteString("op", operation.Verb switch { PatchVerb.Add => "add", PatchVerb.Replace => "replace", _ => "remove" });
        writer.WriteString("path", operation.Pointer);
        if (operation.Verb != PatchVerb.Remove)
        {
            writer.WritePropertyName("value");
            operation.Value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}

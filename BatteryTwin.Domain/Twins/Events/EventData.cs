using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using BatteryTwin.Domain.Twins.Patching;

namespace BatteryTwin.Domain.Twins.Events;

/// <summary>The data of events.</summary>
internal static class EventData
{
    /// <summary>What was written, as an update tells it: <c>{"modelId","patch":[operations]}</c>.</summary>
    public static JsonElement Update(string? modelId, ImmutableArray<PatchOperation> operations) => Of(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("modelId", modelId);
        writer.WriteStartArray("patch");
        foreach (PatchOperation operation in operations)
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

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    public static JsonElement Of(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new(512);
        using (Utf8JsonWriter writer = new(buffer))
        {
            write(writer);
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }
}

using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BatteryTwin.Domain.Twins.Events;

/// <summary>Events in the structured mode of the CloudEvents JSON format (CNCF, 2019): attributes and data in one object.</summary>
public static class CloudEventJson
{
    public const string ContentType = "application/cloudevents+json";

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] ToUtf8(CloudEvent happened)
    {
        ArrayBufferWriter<byte> buffer = new(1024);
        using (Utf8JsonWriter writer = new(buffer, s_options))
        {
            Write(writer, happened);
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static void Write(Utf8JsonWriter writer, CloudEvent happened)
    {
        writer.WriteStartObject();
        writer.WriteString("specversion", CloudEvent.SpecVersion);
        writer.WriteString("id", happened.Id);
        writer.WriteString("source", happened.Source);
        writer.WriteString("type", happened.Type);
        WriteUnlessNull(writer, "subject", happened.Subject);
        writer.WriteString("time", GraphTime.Text(happened.Time));
        writer.WriteString("datacontenttype", happened.DataContentType);
        WriteUnlessNull(writer, "dataschema", happened.DataSchema);
        WriteUnlessNull(writer, "traceparent", happened.TraceParent);
        writer.WritePropertyName("data");
        happened.Data.WriteTo(writer);
        writer.WriteEndObject();
    }

    private static void WriteUnlessNull(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}

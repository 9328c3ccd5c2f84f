using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BatteryTwin.Domain.Twins;

/// <summary>Compact JSON text from a writer. Each thread keeps one writer, because the journal needs a text for each change.</summary>
internal static class JsonText
{
    private const int MaxKept = 1 << 20;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? s_writer;

    public static string Of<T>(T subject, Action<Utf8JsonWriter, T> write)
    {
        // Taken for as long as it is in use, so that a text written while another is written has its own.
        ArrayBufferWriter<byte> buffer = s_buffer ?? new(1024);
        Utf8JsonWriter writer = s_writer ?? new(buffer, s_options);
        (s_buffer, s_writer) = (null, null);
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        write(writer, subject);
        writer.Flush();
        string text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        if (buffer.Capacity <= MaxKept)
        {
            (s_buffer, s_writer) = (buffer, writer);
        }

        return text;
    }
}

using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BatteryTwin.Web.Api.Adt;

/// <summary>
/// JSON answers, written whole before the first byte is sent: the length is known, and a fault while writing still becomes a proper error.
/// Buffers are kept and used again.
/// </summary>
internal sealed class AdtJson : IDisposable
{
    public const string ContentType = "application/json; charset=utf-8";

    private const int FirstBuffer = 4 * 1024;
    private const int LargestKept = 1024 * 1024;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static AdtJson? s_spare;

    private readonly ArrayBufferWriter<byte> _buffer = new(FirstBuffer);
    private readonly Utf8JsonWriter _writer;

    private AdtJson() => _writer = new(_buffer, s_options);

    /// <summary>Sends what <paramref name="write"/> writes of <paramref name="state"/>.</summary>
    public static async Task SendAsync<T>(HttpContext context, int status, T state, Action<Utf8JsonWriter, T> write)
    {
        AdtJson json = Take();
        try
        {
            write(json._writer, state);
            json._writer.Flush();
            context.Response.StatusCode = status;
            context.Response.ContentType = ContentType;
            context.Response.ContentLength = json._buffer.WrittenCount;
            await context.Response.BodyWriter.WriteAsync(json._buffer.WrittenMemory, context.RequestAborted);
        }
        finally
        {
            json.GiveBack();
        }
    }

    public void Dispose() => _writer.Dispose();

    private static AdtJson Take()
    {
        AdtJson json = s_spare ?? new AdtJson();
        s_spare = null;
        return json;
    }

    private void GiveBack()
    {
        if (_buffer.Capacity > LargestKept || s_spare is not null)
        {
            Dispose();
            return;
        }

        _buffer.ResetWrittenCount();
        _writer.Reset();
        s_spare = this;
    }
}

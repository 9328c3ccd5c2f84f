using System.Buffers;
using System.IO.Compression;
using System.Runtime.InteropServices;
using BatteryTwin.Ingest.Pipeline.LineProtocol;
using Microsoft.AspNetCore.Http;

namespace BatteryTwin.Ingest.Sources.LineProtocol;

/// <summary>Text under gzip, inflated piece by piece and never beyond the configured size.</summary>
internal sealed class GzipText : IDisposable
{
    private readonly LineProtocolOptions _options;
    private readonly GZipStream _stream;
    private long _inflated;

    public GzipText(ReadOnlyMemory<byte> compressed, LineProtocolOptions options)
    {
        _options = options;
        if (!MemoryMarshal.TryGetArray(compressed, out ArraySegment<byte> segment))
        {
            segment = compressed.ToArray();
        }

        _stream = new GZipStream(new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false), CompressionMode.Decompress);
    }

    /// <summary>Fills a part of the buffer; 0 at the end.</summary>
    /// <exception cref="WriteRefusedException">The data is damaged, cut short, or inflates beyond the limit.</exception>
    public int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = _stream.Read(buffer);
        }
        catch (InvalidDataException exception)
        {
            throw new WriteRefusedException(StatusCodes.Status400BadRequest, "the body is not valid gzip, or was cut short", exception);
        }

        _inflated += read;
        return _inflated <= _options.MaxInflatedBytes ? read : throw new WriteRefusedException(
            StatusCodes.Status413PayloadTooLarge,
            $"the decompressed body is larger than {_options.MaxInflatedBytes} bytes; send smaller batches ({LineProtocolOptions.Section}:{nameof(_options.MaxInflatedBytes)})");
    }

    /// <summary>Reads to the end and throws away, to learn whether the data is sound.</summary>
    public static void Check(ReadOnlyMemory<byte> compressed, LineProtocolOptions options)
    {
        using GzipText text = new(compressed, options);
        byte[] buffer = new byte[64 * 1024];
        while (text.Read(buffer) > 0)
        {
            // Only soundness matters here.
        }
    }

    /// <summary>Tells gzip by its first two bytes, with which no text begins.</summary>
    public static bool IsGzip(ReadOnlySpan<byte> body) => body.Length > 2 && body[0] == 0x1F && body[1] == 0x8B;

    /// <summary>The whole text.</summary>
    /// <exception cref="WriteRefusedException">The data is damaged, cut short, or inflates beyond the limit.</exception>
    public static byte[] Inflate(ReadOnlyMemory<byte> compressed, LineProtocolOptions options)
    {
        using GzipText text = new(compressed, options);
        ArrayBufferWriter<byte> inflated = new(Math.Max(4_096, compressed.Length * 4));
        int read;
        while ((read = text.Read(inflated.GetSpan(4_096))) > 0)
        {
            inflated.Advance(read);
        }

        return inflated.WrittenSpan.ToArray();
    }

    public void Dispose() => _stream.Dispose();
}

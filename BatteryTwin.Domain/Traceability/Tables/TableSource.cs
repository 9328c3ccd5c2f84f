using System.IO.Compression;

namespace BatteryTwin.Domain.Traceability.Tables;

/// <summary>A table that can be opened more than once; gzip is recognised by its first bytes.</summary>
/// <param name="Name">Name of the table.</param>
/// <param name="Open">Opens it at its beginning; the stream must be able to seek.</param>
public sealed record TableSource(string Name, Func<Stream> Open)
{
    /// <summary>The text of the table from its beginning, unpacked.</summary>
    public Stream OpenText()
    {
        Stream stream = Open();
        Span<byte> head = stackalloc byte[2];
        int read = stream.ReadAtLeast(head, 2, throwOnEndOfStream: false);
        stream.Position = 0;
        return read == 2 && head[0] == 0x1f && head[1] == 0x8b ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }
}

using System.IO.Compression;

namespace BatteryTwin.Domain.Traceability.Tables;

/// <summary>A table that can be opened more than once; gzip is recognised by its first bytes and may not unpack to more than <see cref="MostBytes"/>.</summary>
/// <param name="Name">Name of the table.</param>
/// <param name="Open">Opens it at its beginning; the stream must be able to seek.</param>
public sealed record TableSource(string Name, Func<Stream> Open)
{
    /// <summary>Most bytes of unpacked text: about 40 million cells with ten columns.</summary>
    public const long MostBytes = 4L << 30;

    /// <summary>The text of the table from its beginning, unpacked.</summary>
    /// <exception cref="TableException">While it is read: it is damaged, cut off or endless.</exception>
    public Stream OpenText()
    {
        Stream stream = Open();
        Span<byte> head = stackalloc byte[2];
        int read = stream.ReadAtLeast(head, 2, throwOnEndOfStream: false);
        stream.Position = 0;
        return read == 2 && head[0] == 0x1f && head[1] == 0x8b ? new BoundedTextStream(new GZipStream(stream, CompressionMode.Decompress), MostBytes, Fault) : stream;
    }

    private TableException Fault(string message, Exception? cause) => cause is null ? new(Name, null, null, message) : new($"table '{Name}': {message}", cause);
}

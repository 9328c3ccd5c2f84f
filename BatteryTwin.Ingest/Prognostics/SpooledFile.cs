using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Prognostics;

/// <summary>A file that was sent, on disk as it came (plain or gzip); deleted when disposed of, unless moved to where it stays.</summary>
internal sealed class SpooledFile : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private readonly PrognosticsOptions _options;

    private SpooledFile(string path, bool isGzip, PrognosticsOptions options) => (Path, IsGzip, _options) = (path, isGzip, options);

    public string Path { get; }

    public bool IsGzip { get; }

    /// <summary>Takes a stream to disk with constant memory.</summary>
    /// <exception cref="PrognosticsException">It is too long or empty.</exception>
    /// <exception cref="StorageUnavailableException">The disk takes nothing now.</exception>
    public static async Task<SpooledFile> TakeAsync(Stream content, string folder, PrognosticsOptions options, CancellationToken cancel)
    {
        string path = System.IO.Path.Combine(folder, $"upload-{Guid.NewGuid():N}");
        byte[] buffer = new byte[BufferBytes];
        byte[] head = new byte[2];
        long length = 0;
        try
        {
            FileStream file = Create(path);
            await using (file.ConfigureAwait(false))
            {
                for (int read; (read = await content.ReadAsync(buffer, cancel).ConfigureAwait(false)) > 0;)
                {
                    for (int i = 0; i < read && length + i < head.Length; i++)
                    {
                        head[length + i] = buffer[i];
                    }

                    length += read;
                    if (length > options.MaxUploadBytes)
                    {
                        throw new PrognosticsException(PrognosticsFault.TooLarge, $"the file is longer than {options.MaxUploadBytes} bytes ({PrognosticsOptions.Section}:MaxUploadBytes): send it as gzip, or fewer rows");
                    }

                    await WriteAsync(file, buffer.AsMemory(0, read), cancel).ConfigureAwait(false);
                }

                Force(file);
            }

            return length > 0 ? new(path, head is [0x1F, 0x8B], options) : throw new PrognosticsException(PrognosticsFault.Invalid, "the body is empty: send the file as the request's body, plain or gzip");
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Text of a file that was taken before.</summary>
    public static TextReader Read(string path, bool isGzip, PrognosticsOptions options) => new StreamReader(Plain(path, isGzip, options), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, BufferBytes);

    /// <summary>The file's text as bytes, bounded whatever the archive claims.</summary>
    public Stream Plain() => Plain(Path, IsGzip, _options);

    public TextReader Read() => Read(Path, IsGzip, _options);

    /// <summary>SHA-256 of the text, the same whether it came plain or as gzip.</summary>
    public string Checksum(CancellationToken cancel)
    {
        using Stream plain = Plain();
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[BufferBytes];
        for (int read; (read = plain.Read(buffer, 0, buffer.Length)) > 0;)
        {
            cancel.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public void MoveTo(string path) => File.Move(Path, path);

    public void Dispose() => File.Delete(Path);

    private static Stream Plain(string path, bool isGzip, PrognosticsOptions options)
    {
        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.SequentialScan);
        return isGzip ? new BoundedTextStream(new GZipStream(file, CompressionMode.Decompress), options.MaxTextBytes, (message, cause) => cause is null ? new HistoryException(message) : new HistoryException(message, cause)) : file;
    }

    private static FileStream Create(string path)
    {
        try
        {
            return new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes, FileOptions.Asynchronous);
        }
        catch (IOException problem)
        {
            throw StorageFault.Of(problem, "the file cannot be taken");
        }
    }

    private static void Force(FileStream file)
    {
        try
        {
            file.Flush(flushToDisk: true);
        }
        catch (IOException problem)
        {
            throw StorageFault.Of(problem, "the file cannot be taken");
        }
    }

    private static async ValueTask WriteAsync(FileStream file, ReadOnlyMemory<byte> piece, CancellationToken cancel)
    {
        try
        {
            await file.WriteAsync(piece, cancel).ConfigureAwait(false);
        }
        catch (IOException problem)
        {
            throw StorageFault.Of(problem, "the file cannot be taken");
        }
    }
}

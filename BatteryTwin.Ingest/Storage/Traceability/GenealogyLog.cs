using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using BatteryTwin.Ingest.Storage.Telemetry;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Traceability;

/// <summary>
/// Appended rows on disk, in files of some megabytes that belong to one import (0 before the first): records of length, CRC-32C, table and deflated CSV. A record that was being
/// written when the process ended is cut off when the file is opened again; a file is deleted as a whole when it has grown old.
/// </summary>
internal sealed class GenealogyLog(string folder, long import, ILogger logger) : IDisposable
{
    /// <summary>A file that reaches this gets a successor.</summary>
    public const int FileBytes = 2 << 20;

    private const string Prefix = "units-";
    private const string Extension = ".log";
    private const int HeadBytes = 8;
    private const int MostRecordBytes = 1 << 30;

    private FileStream? _open;

    /// <summary>Files of this import, oldest first.</summary>
    public IReadOnlyList<string> Files => [.. All(folder).Where(file => file.Import == import).OrderBy(file => file.Number).Select(file => file.Path)];

    /// <summary>Deletes the files of other imports.</summary>
    public void DeleteOthers()
    {
        foreach ((string path, _, _) in All(folder).Where(file => file.Import != import))
        {
            File.Delete(path);
        }
    }

    /// <summary>The records of all files, oldest first; a damaged end is left out and, in the newest file, cut off.</summary>
    public IEnumerable<(string Table, Stream Csv)> Read()
    {
        IReadOnlyList<string> files = Files;
        foreach (string path in files)
        {
            long good = 0;
            long length;
            using (FileStream file = File.OpenRead(path))
            {
                length = file.Length;
                while (Record(file) is { } record)
                {
                    good = file.Position;
                    yield return record;
                }
            }

            if (good == length)
            {
                continue;
            }

            logger.LogWarning("{File} ends in {Bytes} bytes of a record that was not finished or is damaged; the units before it are kept", path, length - good);
            if (path == files[^1])
            {
                using FileStream file = new(path, FileMode.Open, FileAccess.Write);
                file.SetLength(good);
            }
        }
    }

    /// <summary>Appends a record; it is on the disk when this returns. True when a file was finished by it.</summary>
    public bool Append(string table, ReadOnlySpan<byte> csv)
    {
        using MemoryStream record = new();
        record.Write(new byte[HeadBytes]);
        record.WriteByte((byte)Encoding.UTF8.GetByteCount(table));
        record.Write(Encoding.UTF8.GetBytes(table));
        using (DeflateStream deflated = new(record, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflated.Write(csv);
        }

        Span<byte> bytes = record.GetBuffer().AsSpan(0, (int)record.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes, bytes.Length - HeadBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[4..], Crc32C.Of(bytes[HeadBytes..]));
        _open ??= Open();
        long before = _open.Position;
        try
        {
            _open.Write(bytes);
            _open.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // Half a record would hide those that follow it.
            _open.SetLength(before);
            _open.Position = before;
            throw;
        }

        if (_open.Length < FileBytes)
        {
            return false;
        }

        Close();
        return true;
    }

    public void Dispose() => Close();

    /// <summary>All files in a folder, of whatever import.</summary>
    internal static IEnumerable<(string Path, long Import, long Number)> All(string folder)
    {
        foreach (string path in Directory.EnumerateFiles(folder, Prefix + "*" + Extension))
        {
            string[] parts = Path.GetFileNameWithoutExtension(path)[Prefix.Length..].Split('-');
            if (parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long import) && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            {
                yield return (path, import, number);
            }
        }
    }

    /// <summary>The next record; null at the end, and where one is not whole or damaged.</summary>
    internal static (string Table, Stream Csv)? Record(Stream file)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        if (file.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false) < HeadBytes)
        {
            return null;
        }

        int length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length is < 2 or > MostRecordBytes || length > file.Length - file.Position)
        {
            return null;
        }

        byte[] body = new byte[length];
        file.ReadExactly(body);
        int name = body[0];
        return Crc32C.Of(body) != BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) || name >= length
            ? null
            : (Encoding.UTF8.GetString(body, 1, name), new DeflateStream(new MemoryStream(body, 1 + name, length - 1 - name), CompressionMode.Decompress));
    }

    private FileStream Open()
    {
        (string Path, long Import, long Number) newest = All(folder).Where(file => file.Import == import).OrderBy(file => file.Number).LastOrDefault();
        bool isNew = newest.Path is null || new FileInfo(newest.Path).Length >= FileBytes;
        string path = isNew ? Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{import:D8}-{newest.Number + 1:D8}{Extension}")) : newest.Path!;
        FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        file.Seek(0, SeekOrigin.End);
        return file;
    }

    private void Close()
    {
        _open?.Dispose();
        _open = null;
    }
}

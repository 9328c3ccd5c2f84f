using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Backup;

/// <summary>Reads a backup front to back: every entry must be listed in the manifest with the checksum it has, and the other way round.</summary>
internal static class BackupReader
{
    private const int MaxJsonBytes = 256 << 20;

    /// <summary>
    /// Reads everything; <paramref name="open"/> says where to write an entry of the data directory (null: only check). What was written must not be
    /// used when this throws.
    /// </summary>
    /// <returns>What the backup is, and its files.</returns>
    /// <exception cref="BackupException">It is no backup, damaged, cut off, or made by a newer program.</exception>
    public static (BackupHead Head, BackupManifest Manifest) Read(string file, Func<string, Stream?> open, IProgress<long>? progress, CancellationToken cancel)
    {
        try
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.Read, 256 * 1_024);
            using Stream plain = IsGzip(stream) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
            using TarReader tar = new(plain, leaveOpen: true);
            return Read(tar, file, open, () => progress?.Report(stream.Position), cancel);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BackupException($"there is no file '{file}'", problem);
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new BackupException($"'{file}' cannot be read: {problem.Message}", problem);
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException or FormatException or ArgumentException)
        {
            throw Damaged(file, problem.Message, problem);
        }
    }

    private static (BackupHead Head, BackupManifest Manifest) Read(TarReader tar, string file, Func<string, Stream?> open, Action progress, CancellationToken cancel)
    {
        BackupHead? head = null;
        Dictionary<string, BackupManifestEntry> found = new(StringComparer.Ordinal);
        while (tar.GetNextEntry() is { } entry)
        {
            cancel.ThrowIfCancellationRequested();
            if (head is null)
            {
                head = Head(entry, file, out BackupManifestEntry own);
                found.Add(own.Path, own);
            }
            else if (entry.Name == BackupManifest.EntryName)
            {
                BackupManifest manifest = Json<BackupManifest>(Bytes(entry, file), file);
                Compare(manifest, found, file);
                return (head, manifest);
            }
            else
            {
                string path = DataPath(entry, file);
                using Stream? target = open(path);
                (long bytes, string sha256) = Copy(entry, target, progress, cancel);
                if (!found.TryAdd(entry.Name, new BackupManifestEntry(entry.Name, bytes, sha256)))
                {
                    throw Damaged(file, $"'{path}' is there twice");
                }
            }
        }

        throw head is null
            ? new BackupException($"'{file}' is no backup of {BackupHead.OurProduct}")
            : Damaged(file, "it ends before its list of contents: the copy is cut off, or the backup was never finished");
    }

    private static BackupHead Head(TarEntry entry, string file, out BackupManifestEntry own)
    {
        if (entry.Name != BackupHead.EntryName || entry.DataStream is null)
        {
            throw new BackupException($"'{file}' is no backup of {BackupHead.OurProduct}");
        }

        byte[] bytes = Bytes(entry, file);
        BackupHead head = Json<BackupHead>(bytes, file);
        if (head.Product != BackupHead.OurProduct)
        {
            throw new BackupException($"'{file}' is a backup of '{head.Product}', not of {BackupHead.OurProduct}");
        }

        if (head.Format > BackupHead.CurrentFormat || head.SchemaVersion > DataDirectory.CurrentVersion)
        {
            throw new BackupException(
                $"'{file}' was made by the newer program {head.Program} (backup format {head.Format}, schema version {head.SchemaVersion}); this one knows up to {BackupHead.CurrentFormat} and {DataDirectory.CurrentVersion}: use the newer program");
        }

        own = new BackupManifestEntry(entry.Name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        return head;
    }

    private static void Compare(BackupManifest manifest, Dictionary<string, BackupManifestEntry> found, string file)
    {
        foreach (BackupManifestEntry listed in manifest.Files)
        {
            if (!found.Remove(listed.Path, out BackupManifestEntry? entry))
            {
                throw Damaged(file, $"'{listed.Path}' is missing");
            }

            if (entry != listed)
            {
                throw Damaged(file, $"'{listed.Path}' is not what it was when the backup was made");
            }
        }

        if (found.Count > 0)
        {
            throw Damaged(file, $"'{found.Keys.First()}' does not belong to it");
        }
    }

    /// <summary>Path below the data directory; nothing may be written elsewhere.</summary>
    private static string DataPath(TarEntry entry, string file)
    {
        string path = entry.Name.StartsWith(BackupManifest.DataFolder, StringComparison.Ordinal) ? entry.Name[BackupManifest.DataFolder.Length..] : string.Empty;
        if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || path.Length == 0 || path.Contains('\\', StringComparison.Ordinal)
            || path.Split('/').Any(part => part is "" or "." or ".." || part.Contains(':', StringComparison.Ordinal)))
        {
            throw Damaged(file, $"the entry '{entry.Name}' is not one that a backup has");
        }

        return path;
    }

    private static (long Bytes, string Sha256) Copy(TarEntry entry, Stream? target, Action progress, CancellationToken cancel)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[128 * 1_024];
        long bytes = 0;
        while (entry.DataStream?.Read(buffer) is > 0 and int read)
        {
            cancel.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
            target?.Write(buffer, 0, read);
            bytes += read;
            progress();
        }

        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static byte[] Bytes(TarEntry entry, string file)
    {
        if (entry.DataStream is null || entry.Length > MaxJsonBytes)
        {
            throw Damaged(file, $"'{entry.Name}' cannot be read");
        }

        byte[] bytes = new byte[entry.Length];
        entry.DataStream.ReadExactly(bytes);
        return bytes;
    }

    private static T Json<T>(byte[] bytes, string file)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, BackupJson.Options) ?? throw new JsonException("null");
        }
        catch (JsonException problem)
        {
            throw Damaged(file, problem.Message, problem);
        }
    }

    private static bool IsGzip(FileStream stream)
    {
        Span<byte> magic = stackalloc byte[2];
        int read = stream.ReadAtLeast(magic, 2, throwOnEndOfStream: false);
        stream.Position = 0;
        return read == 2 && magic[0] == 0x1f && magic[1] == 0x8b;
    }

    private static BackupException Damaged(string file, string what, Exception? cause = null)
    {
        string message = $"the backup '{file}' is damaged: {what}. Take another one; nothing of this one was used";
        return cause is null ? new BackupException(message) : new BackupException(message, cause);
    }
}

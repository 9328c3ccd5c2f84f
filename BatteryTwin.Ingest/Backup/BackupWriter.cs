using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;

namespace BatteryTwin.Ingest.Backup;

/// <summary>
/// Writes a backup: a tar archive (POSIX pax, optionally gzip) of <c>backup.json</c>, the files under <c>data/</c>, and last
/// <c>manifest.json</c> with the SHA-256 of each.
/// </summary>
internal sealed class BackupWriter : IDisposable
{
    private readonly DigestStream _digest;
    private readonly GZipStream? _gzip;
    private readonly TarWriter _tar;
    private readonly List<BackupManifestEntry> _entries = [];
    private readonly DateTimeOffset _createdAt;

    public BackupWriter(Stream target, bool gzip, BackupHead head)
    {
        _createdAt = head.CreatedAt;
        _digest = new DigestStream(target);
        _gzip = gzip ? new GZipStream(_digest, CompressionLevel.Fastest, leaveOpen: true) : null;
        _tar = new TarWriter((Stream?)_gzip ?? _digest, TarEntryFormat.Pax, leaveOpen: true);
        Add(BackupHead.EntryName, Memory(JsonSerializer.SerializeToUtf8Bytes(head, BackupJson.Options)), _ => { });
    }

    /// <summary>Adds a file of the data directory.</summary>
    /// <exception cref="BackupException">The file became shorter meanwhile.</exception>
    public void Add(BackupContent content, Action<int> progress) => Add(BackupManifest.DataFolder + content.Path, content, progress);

    /// <summary>Completes the archive; returns the SHA-256 of all its bytes.</summary>
    public string Complete()
    {
        BackupManifest manifest = new([.. _entries]);
        Add(BackupManifest.EntryName, Memory(JsonSerializer.SerializeToUtf8Bytes(manifest, BackupJson.Options)), _ => { });
        _tar.Dispose();
        _gzip?.Dispose();
        return _digest.Sha256();
    }

    public void Dispose()
    {
        _tar.Dispose();
        _gzip?.Dispose();
        _digest.Dispose();
    }

    private static BackupContent Memory(byte[] bytes) => new(string.Empty, bytes.Length, (target, offset) =>
    {
        int count = Math.Min(target.Length, bytes.Length - (int)offset);
        bytes.AsSpan((int)offset, count).CopyTo(target);
        return count;
    });

    private void Add(string name, BackupContent content, Action<int> progress)
    {
        using ContentStream stream = new(content, progress);
        _tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = stream, ModificationTime = _createdAt });
        _entries.Add(new BackupManifestEntry(name, content.Length, stream.Sha256()));
    }
}

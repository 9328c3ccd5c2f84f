using System.Security.Cryptography;

namespace BatteryTwin.Ingest.Backup;

/// <summary>Reads the bytes of one file that belong to a backup, front to back, and takes their SHA-256 on the way.</summary>
internal sealed class ContentStream(BackupContent content, Action<int> progress) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _position;

    public override bool CanRead => true;

    /// <summary>Says so because only then does an archive take the length from the stream instead of holding it in memory.</summary>
    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => content.Length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <summary>SHA-256 of everything read, lower-case hex.</summary>
    public string Sha256() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    /// <exception cref="BackupException">The file became shorter.</exception>
    public override int Read(Span<byte> buffer)
    {
        int wanted = (int)Math.Min(buffer.Length, content.Length - _position);
        if (wanted == 0)
        {
            return 0;
        }

        int read = content.Read(buffer[..wanted], _position);
        if (read == 0)
        {
            throw new BackupException($"'{content.Path}' became shorter while it was copied; start the backup again");
        }

        _hash.AppendData(buffer[..read]);
        _position += read;
        progress(read);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }
}

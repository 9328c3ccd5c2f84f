namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>Sizes of the buffer on the disk: bytes in all after which it takes no more, and bytes after which a new file is begun.</summary>
internal sealed record InfluxBufferLimits(long MaxBytes)
{
    public long FileBytes { get; } = Math.Min(8L << 20, MaxBytes / 4);
}

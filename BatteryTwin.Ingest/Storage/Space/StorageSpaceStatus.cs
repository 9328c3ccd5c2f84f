namespace BatteryTwin.Ingest.Storage.Space;

/// <summary>Room on the disk of the data directory, in bytes; <see cref="LowBytes"/> is where it begins to be low.</summary>
public sealed record StorageSpaceStatus(long FreeBytes, long TotalBytes, long LowBytes)
{
    /// <summary>A disk with less than this takes next to nothing any more.</summary>
    private const long FullBytes = 1 << 20;

    public bool IsLow => FreeBytes < LowBytes;

    public bool IsFull => FreeBytes < FullBytes;
}

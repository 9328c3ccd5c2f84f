namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>One file of the write-ahead log.</summary>
internal sealed class LogFile(long number, AppendFile file)
{
    public long Number { get; } = number;

    public AppendFile File { get; } = file;

    /// <summary>Chunks whose first point is in this file and that are not in safe blocks yet.</summary>
    public int Chunks { get; set; }

    /// <summary>Bytes known to be on the disk.</summary>
    public long SyncedBytes { get; set; }
}

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// One file of compressed blocks. Deleting it leaves it readable for those who hold entries in it; the handle goes with the
/// last of them.
/// </summary>
internal sealed class BlockFile(long number, AppendFile file)
{
    public long Number { get; } = number;

    public AppendFile File { get; } = file;

    /// <summary>Bytes of blocks that others replaced or that were dropped. Only the sealer and the load change it.</summary>
    public long DeadBytes { get; set; }

    /// <summary>Whether more than a part of the file is dead.</summary>
    public bool IsDead(double part) => DeadBytes > File.Length * part;
}

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// One file of compressed blocks. Deleting it leaves it readable for those who hold entries in it; the handle goes with the
/// last of them.
/// </summary>
internal sealed class BlockFile(long number, AppendFile file)
{
    public long Number { get; } = number;

    public AppendFile File { get; } = file;

    /// <summary>Bytes of blocks that are in use, each as if it were stored alone. Only the sealer and the load change it.</summary>
    public long LiveBytes { get; set; }

    /// <summary>Whether more than a part of the file is not in use.</summary>
    public bool IsDead(double part) => LiveBytes < File.Length * (1 - part);
}

namespace BatteryTwin.Ingest.Backup;

/// <summary>Section <c>BatteryTwin:Backups</c>: where backups of the data directory go and how many stay.</summary>
public sealed record BackupOptions
{
    public const string Section = "BatteryTwin:Backups";

    /// <summary>A folder for these backups alone; empty: <c>backups/</c> in the data directory. Another disk is the safer place.</summary>
    public string Folder { get; init; } = string.Empty;

    /// <summary>Backups that stay; a new one takes the place of the oldest.</summary>
    public int Keep { get; init; } = 7;

    /// <summary>Compress backups. Telemetry is compressed already, so this saves little for much work where telemetry is most of it.</summary>
    public bool Gzip { get; init; }
}

namespace BatteryTwin.Ingest.Backup;

/// <summary>The last entry of a backup, <c>manifest.json</c>: every entry before it. An archive without it is not whole.</summary>
internal sealed record BackupManifest(IReadOnlyList<BackupManifestEntry> Files)
{
    public const string EntryName = "manifest.json";

    /// <summary>Folder of the archive that holds the data directory.</summary>
    public const string DataFolder = "data/";
}

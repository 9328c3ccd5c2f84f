namespace BatteryTwin.Ingest.Backup;

/// <summary>One entry of a backup: its name, length and SHA-256 (lower-case hex).</summary>
internal sealed record BackupManifestEntry(string Path, long Bytes, string Sha256);

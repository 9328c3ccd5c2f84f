namespace BatteryTwin.Ingest.Backup;

/// <summary>A finished backup in the folder.</summary>
/// <param name="Id">Its time of start, as in the file's name.</param>
/// <param name="File">Name of the file.</param>
/// <param name="CreatedAt">When it began: everything acknowledged before is in it.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Sha256">SHA-256 of the whole file, lower-case hex; null when the note beside the file is lost.</param>
public sealed record BackupFile(string Id, string File, DateTimeOffset CreatedAt, long Bytes, string? Sha256);

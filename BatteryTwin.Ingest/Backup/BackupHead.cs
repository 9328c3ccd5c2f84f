namespace BatteryTwin.Ingest.Backup;

/// <summary>The first entry of a backup, <c>backup.json</c>: what it is and which program can read it.</summary>
/// <param name="Product">Always <see cref="OurProduct"/>.</param>
/// <param name="Format">Version of the archive's own layout.</param>
/// <param name="SchemaVersion">Schema version of the data directory that was copied.</param>
/// <param name="Program">Version of the program that wrote it.</param>
/// <param name="CreatedAt">When the backup began: everything acknowledged before is in it.</param>
internal sealed record BackupHead(string Product, int Format, int SchemaVersion, string Program, DateTimeOffset CreatedAt)
{
    public const string EntryName = "backup.json";
    public const string OurProduct = "BatteryTwin";
    public const int CurrentFormat = 1;
}

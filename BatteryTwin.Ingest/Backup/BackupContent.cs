namespace BatteryTwin.Ingest.Backup;

/// <summary>One file to be copied: its path in the data directory (with <c>/</c>), and how many bytes of it belong to the backup.</summary>
internal sealed class BackupContent(string path, long length, PositionedRead read, Action? release = null) : IDisposable
{
    public string Path { get; } = path;

    public long Length { get; } = length;

    public PositionedRead Read { get; } = read;

    public void Dispose() => release?.Invoke();
}

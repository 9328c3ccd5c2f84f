namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>Files that belong together, at one moment.</summary>
internal sealed class FileCut(IReadOnlyList<CutFile> files) : IDisposable
{
    public IReadOnlyList<CutFile> Files { get; } = files;

    public void Dispose()
    {
        foreach (CutFile file in Files)
        {
            file.Dispose();
        }
    }
}

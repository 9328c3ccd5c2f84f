namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>An append-only file with its length at one moment: what came before stays readable, also when the file grows or is deleted.</summary>
internal sealed class CutFile : IDisposable
{
    private readonly AppendFile _file;

    private CutFile(AppendFile file) => (_file, Length) = (file.Share(), file.Length);

    public string Path => _file.Path;

    public long Length { get; }

    /// <summary>Takes a file that is open for sure, at the length it has now.</summary>
    public static CutFile Of(AppendFile file) => new(file);

    /// <summary>Fills the span from an offset; returns how many bytes there were.</summary>
    public int Read(Span<byte> target, long offset) => _file.Read(target, offset);

    public void Dispose() => _file.Dispose();
}

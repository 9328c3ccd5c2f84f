namespace BatteryTwin.Benchmarks;

/// <summary>A fresh data directory, deleted afterwards.</summary>
internal sealed class BenchmarkFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("batterytwin-bench-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Benchmarks;

/// <summary>An embedded store with its product settings in a fresh folder, deleted afterwards.</summary>
internal sealed class BenchmarkStore : IAsyncDisposable
{
    private readonly string _folder;
    private readonly TelemetryStoreOptions _options;
    private DataDirectory _directory;

    public BenchmarkStore(string? parent, TelemetryStoreOptions? options = null)
    {
        _options = options ?? new TelemetryStoreOptions();
        _folder = Path.Combine(parent ?? Path.GetTempPath(), $"batterytwin-bench-{Guid.NewGuid():N}");
        (_directory, Store) = Open();
    }

    public EmbeddedTelemetryStore Store { get; private set; }

    public async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        _directory.Dispose();
        (_directory, Store) = Open();
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _directory.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private (DataDirectory Directory, EmbeddedTelemetryStore Store) Open()
    {
        DataDirectory directory = new(Options.Create(new DataDirectoryOptions { DataDirectory = _folder }), NullLogger<DataDirectory>.Instance);
        EmbeddedTelemetryStore store = new(directory, Options.Create(_options), TimeProvider.System, NullLogger<EmbeddedTelemetryStore>.Instance);
        return (directory, store);
    }
}

using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.InfluxDb;
using BatteryTwin.Ingest.Storage.Telemetry;
using BatteryTwin.Ingest.Tests.Shared;
using BatteryTwin.Ingest.Tests.Storage.Telemetry;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Storage.InfluxDb;

/// <summary>The store on an InfluxDB server, with a buffer folder of its own.</summary>
internal sealed class InfluxBench : IContractBench
{
    private readonly TemporaryFolder _folder = new();
    private readonly InfluxDbOptions _options;
    private readonly TelemetryStoreOptions _telemetry;
    private InfluxTelemetryStore _store = null!;

    /// <param name="options">The server and how it is asked.</param>
    /// <param name="telemetry">Retention and durability.</param>
    /// <param name="folder">Files to begin with, as a killed process leaves them.</param>
    public InfluxBench(InfluxDbOptions options, TelemetryStoreOptions? telemetry = null, string? folder = null)
    {
        _options = options;
        if (folder is not null)
        {
            StoreBench.CopyFolder(folder, Folder);
        }

        _telemetry = telemetry ?? new TelemetryStoreOptions();
        Open();
    }

    /// <summary>Settings that try again soon.</summary>
    public static InfluxDbOptions Options(string url, string database, int batchLines = 50) => new()
    {
        Url = url,
        Database = database,
        RetryDelay = TimeSpan.FromMilliseconds(20),
        MaxRetryDelay = TimeSpan.FromMilliseconds(100),
        BatchLines = batchLines,
    };

    public ITelemetryStore Store => _store;

    public InfluxParts Parts { get; private set; } = null!;

    /// <summary>The disk the buffer is on; bears what the next opening is to meet.</summary>
    public FaultyDisk Disk { get; } = new() { Where = ".wal" };

    public ListLogger Log { get; } = new();

    public ListQuarantine Quarantine { get; } = new();

    public string Folder => _folder.PathOf("influxdb");

    public long EarliestNs => InfluxQl.EarliestNs;

    public long LatestNs => InfluxQl.LatestNs;

    public Task SettleAsync() => Task.CompletedTask;

    public async Task RestartAsync()
    {
        await CloseAsync();
        Open();
    }

    public Task CloseAsync() => _store.DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _folder.Dispose();
    }

    private void Open()
    {
        IOptions<InfluxDbOptions> options = Microsoft.Extensions.Options.Options.Create(_options);
        IOptions<TelemetryStoreOptions> telemetry = Microsoft.Extensions.Options.Options.Create(_telemetry);
        Parts = new InfluxParts(Folder, options, telemetry, Quarantine.Log, TimeProvider.System, Log, Disk.Open);
        _store = new InfluxTelemetryStore(Parts, options, telemetry, TimeProvider.System, Log);
    }
}

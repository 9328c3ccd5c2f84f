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

    public InfluxBench(InfluxDbOptions options, TelemetryStoreOptions? telemetry = null)
    {
        _options = options;
        _telemetry = telemetry ?? new TelemetryStoreOptions();
        Open();
    }

    /// <summary>Settings that try again soon.</summary>
    public static InfluxDbOptions Options(string url, string database) => new()
    {
        Url = url,
        Database = database,
        RetryDelay = TimeSpan.FromMilliseconds(20),
        MaxRetryDelay = TimeSpan.FromMilliseconds(100),
        BatchLines = 50,
    };

    public ITelemetryStore Store => _store;

    public InfluxParts Parts { get; private set; } = null!;

    public ListLogger Log { get; } = new();

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
        Parts = new InfluxParts(Folder, options, telemetry, quarantine: null, TimeProvider.System, Log);
        _store = new InfluxTelemetryStore(Parts, options, telemetry, TimeProvider.System, Log);
    }
}

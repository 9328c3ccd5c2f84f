using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Sources;
using BatteryTwin.Ingest.Sources.LineProtocol;
using BatteryTwin.Ingest.Sources.RabbitMq;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Tests.Sources;

/// <summary>Pipeline and broker sources as they are registered, over a store in memory and a graph the test sets.</summary>
internal sealed class SourceHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly IHost _host;

    private SourceHost(IEnumerable<(string Setting, string Value)> settings)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(settings.Select(entry => KeyValuePair.Create(entry.Setting, (string?)entry.Value)));
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("BatteryTwin:DataDirectory", (string?)_folder.PathOf("data"))]);
        builder.Logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddTelemetryStorage(builder.Configuration).AddIngestPipeline(builder.Configuration).AddLineProtocol().AddRabbitMq(builder.Configuration);
        builder.Services.AddSingleton<ITelemetryStore>(Store).AddSingleton<ITwinGraph>(Graph);
        _host = builder.Build();
    }

    public MemoryTelemetryStore Store { get; } = new();

    public StaticTwinGraph Graph { get; } = new();

    public LogText Log { get; } = new();

    public IQuarantine Quarantine => _host.Services.GetRequiredService<IQuarantine>();

    public IIngestStatus Status => _host.Services.GetRequiredService<IIngestStatus>();

    /// <summary>The status of the one source that is configured.</summary>
    public SourceConnectionStatus Connection => _host.Services.GetServices<ISourceConnection>().Single().Status;

    /// <summary>Builds and starts; the graph can be set before.</summary>
    public static async Task<SourceHost> StartAsync(IEnumerable<(string Setting, string Value)> settings, Action<SourceHost>? prepare = null)
    {
        SourceHost host = new(settings);
        prepare?.Invoke(host);
        await host._host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>Stops in order, as at SIGTERM.</summary>
    public Task StopAsync() => _host.StopAsync(TestContext.Current.CancellationToken);

    public Task RunningAsync() => Eventually.IsTrue(() => Connection.State == SourceState.Running, "the source runs");

    public IReadOnlyList<FieldValue> Values(string canonical) => Store.Values(canonical);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        if (_host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }

        _folder.Dispose();
    }
}

using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Sources;
using BatteryTwin.Ingest.Sources.Kafka;
using BatteryTwin.Ingest.Sources.LineProtocol;
using BatteryTwin.Ingest.Sources.RabbitMq;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Tests.Sources;

/// <summary>Pipeline and broker sources as they are registered, over a store in memory, or the real one, and a graph the test sets.</summary>
internal sealed class SourceHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly IHost _host;

    private SourceHost(IEnumerable<(string Setting, string Value)> settings, string? dataDirectory)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(settings.Select(entry => KeyValuePair.Create(entry.Setting, (string?)entry.Value)));
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("BatteryTwin:DataDirectory", (string?)(dataDirectory ?? _folder.PathOf("data")))]);
        builder.Logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddTelemetryStorage(builder.Configuration).AddIngestPipeline(builder.Configuration).AddLineProtocol().AddRabbitMq(builder.Configuration).AddKafka(builder.Configuration);
        builder.Services.AddSingleton<ITwinGraph>(Graph);
        if (dataDirectory is null)
        {
            builder.Services.AddSingleton<ITelemetryStore>(Store);
        }

        _host = builder.Build();
    }

    public MemoryTelemetryStore Store { get; } = new();

    public StaticTwinGraph Graph { get; } = new();

    public LogText Log { get; } = new();

    public IQuarantine Quarantine => _host.Services.GetRequiredService<IQuarantine>();

    public IIngestStatus Status => _host.Services.GetRequiredService<IIngestStatus>();

    /// <summary>The status of the one source that is configured.</summary>
    public SourceConnectionStatus Connection => _host.Services.GetServices<ISourceConnection>().Single().Status;

    /// <summary>The store that is written to: the one in memory, or the real one.</summary>
    public ITelemetryStore Telemetry => _host.Services.GetRequiredService<ITelemetryStore>();

    /// <summary>Builds and starts; the graph can be set before. With a data directory, over the real store in it.</summary>
    public static async Task<SourceHost> StartAsync(IEnumerable<(string Setting, string Value)> settings, Action<SourceHost>? prepare = null, string? dataDirectory = null)
    {
        SourceHost host = new(settings, dataDirectory);
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

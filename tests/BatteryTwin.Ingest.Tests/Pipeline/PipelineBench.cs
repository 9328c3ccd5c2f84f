using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Mapping;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Pipeline.Mapping;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BatteryTwin.Ingest.Tests.Pipeline;

/// <summary>The pipeline as it is registered, on a store in memory, a graph the test sets, and a clock the test moves.</summary>
internal sealed class PipelineBench : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly ServiceProvider _services;

    public PipelineBench(TemporaryFolder folder, params (string Setting, string Value)[] settings)
    {
        _folder = folder;
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(entry => KeyValuePair.Create(entry.Setting, (string?)entry.Value)))
            .AddInMemoryCollection([KeyValuePair.Create("BatteryTwin:DataDirectory", (string?)_folder.PathOf("data"))])
            .Build();
        ServiceCollection services = new();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        services.AddTelemetryStorage(configuration).AddIngestPipeline(configuration);
        services.AddSingleton<ITelemetryStore>(Store).AddSingleton<ITwinGraph>(Graph).AddSingleton<ITelemetryObserver>(Observer);
        _services = services.BuildServiceProvider();
    }

    public ManualTime Time { get; } = new();

    public MemoryTelemetryStore Store { get; } = new();

    public StaticTwinGraph Graph { get; } = new();

    public RecordingObserver Observer { get; } = new();

    public IIngestPipeline Pipeline => _services.GetRequiredService<IIngestPipeline>();

    public IIngestStatus Status => _services.GetRequiredService<IIngestStatus>();

    public IMappingRules Rules => _services.GetRequiredService<IMappingRules>();

    public IMappedOrigins Origins => _services.GetRequiredService<IMappedOrigins>();

    public IQuarantine Quarantine => _services.GetRequiredService<IQuarantine>();

    public IQuarantineLog QuarantineLog => _services.GetRequiredService<IQuarantineLog>();

    public static IngestSource Source { get; } = new("http", "write");

    public ValueTask<IngestResult> IngestAsync(params (SeriesKey Key, FieldValue Value)[] points) =>
        Pipeline.IngestAsync(Batch([.. points.Select(point => (point.Key, Time.NowNs(), point.Value))]), Source, TestContext.Current.CancellationToken);

    public static TelemetryBatch Batch(params (SeriesKey Key, long TimeNs, FieldValue Value)[] points)
    {
        TelemetryBatchBuilder builder = new();
        for (int i = 0; i < points.Length; i++)
        {
            builder.Add(points[i].Key, points[i].TimeNs, points[i].Value, i + 1);
        }

        return builder.Build();
    }

    public static SeriesKey Key(string field, string? twin = "mixer") => new("m", twin is null ? [] : [new(SeriesKey.TwinTag, twin)], field);

    public async Task StartObserversAsync()
    {
        foreach (IHostedService service in _services.GetServices<IHostedService>())
        {
            await service.StartAsync(TestContext.Current.CancellationToken);
        }
    }

    public async Task StopObserversAsync(CancellationToken cancel = default)
    {
        foreach (IHostedService service in _services.GetServices<IHostedService>())
        {
            await service.StopAsync(cancel);
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Sources;
using BatteryTwin.Ingest.Sources.LandingZone;
using BatteryTwin.Ingest.Sources.LineProtocol;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Tests.Pipeline;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Tests.LandingZone;

/// <summary>A landing zone over a store in memory, quick to notice files.</summary>
internal sealed class LandingHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string[] _settings;
    private IHost _host = null!;

    private LandingHost(string[] settings) => _settings = settings;

    public MemoryTelemetryStore Store { get; } = new();

    public StaticTwinGraph Graph { get; } = new();

    public RecordingObserver Observer { get; } = new();

    public string Zone => _folder.PathOf("zone");

    public ILandingZones Zones => _host.Services.GetRequiredService<ILandingZones>();

    public IReadOnlyList<LandingFile> Files(int limit, string? path = null)
    {
        Task<LandingOverview> answer = Zones.ReadAsync(new(limit, Path: path)).AsTask();
        Assert.True(answer.IsCompletedSuccessfully);
        return answer.GetAwaiter().GetResult().Files;
    }

    public IQuarantine Quarantine => _host.Services.GetRequiredService<IQuarantine>();

    public IIngestStatus Status => _host.Services.GetRequiredService<IIngestStatus>();

    public SourceConnectionStatus Connection => _host.Services.GetRequiredService<ISourceConnection>().Status;

    public static async Task<LandingHost> StartAsync(params string[] settings)
    {
        LandingHost host = new(settings);
        Directory.CreateDirectory(host.Zone);
        await host.StartAgainAsync();
        return host;
    }

    public async Task StopAsync()
    {
        await _host.StopAsync(TestContext.Current.CancellationToken);
        _host.Dispose();
    }

    public async Task StartAgainAsync()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddCommandLine(
        [
            $"--BatteryTwin:DataDirectory={_folder.PathOf("data")}", $"--BatteryTwin:Sources:LandingZone:Folder={Zone}", "--BatteryTwin:Telemetry:Strict=true", "--BatteryTwin:Sources:LandingZone:QuietTime=00:00:00.1",
            "--BatteryTwin:Sources:LandingZone:PollInterval=00:00:00.05", "--BatteryTwin:Plant:TimeZone=Europe/Berlin", .. _settings,
        ]);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddTelemetryStorage(builder.Configuration).AddIngestPipeline(builder.Configuration).AddLineProtocol().AddLandingZone(builder.Configuration);
        builder.Services.AddSingleton<ITwinGraph>(Graph).AddSingleton<ITelemetryStore>(Store).AddSingleton<ITelemetryObserver>(Observer);
        _host = builder.Build();
        await _host.StartAsync(TestContext.Current.CancellationToken);
    }

    public string PathOf(string path) => Path.Combine(Zone, path);

    /// <summary>Writes a file under an unfinished name and gives it its own when it is complete.</summary>
    public void Drop(string path, string text) => Drop(path, System.Text.Encoding.UTF8.GetBytes(text));

    public void Drop(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllBytes(PathOf(path) + ".part", content);
        // With overwriting it is one rename, as other programs do it, instead of a link.
        File.Move(PathOf(path) + ".part", PathOf(path), overwrite: true);
    }

    /// <summary>Waits until a file has been finished with; its newest entry.</summary>
    public async Task<LandingFile> FinishedAsync(string path, int count = 1)
    {
        await Eventually.IsTrue(
            () => Files(100, path) is var files && files.Count(file => file.State != LandingFileState.Taking) >= count && files.All(file => file.State != LandingFileState.Taking && (file.State == LandingFileState.Retried || file.Place is not null)),
            $"{path} is finished ({Connection.LastError})");
        return Files(1, path)[0];
    }

    /// <summary>Sends points past the zone.</summary>
    public async Task IngestAsync(long fromSeconds, int count)
    {
        TelemetryBatchBuilder batch = new();
        for (int i = 0; i < count; i++)
        {
            batch.Add(new SeriesKey("other", [], "f"), (fromSeconds + i) * EpochTime.NsPerSecond, FieldValue.Float(i));
        }

        await _host.Services.GetRequiredService<IIngestPipeline>().IngestAsync(batch.Build(), new("test", "other"));
    }

    public IEnumerable<double> Numbers(string series) => Store.Values(series).Select(value => value.ToDouble());

    public static byte[] Gzip(string text) => WriteHost.Gzip(System.Text.Encoding.UTF8.GetBytes(text));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }
}

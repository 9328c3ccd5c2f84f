using BatteryTwin.Ingest.Live;
using BatteryTwin.Ingest.Remote;
using BatteryTwin.Ingest.Sources;
using BatteryTwin.Ingest.Tests.Live;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Remote;

/// <summary>What stands in place of the ingest service, before one that a test scripts.</summary>
internal sealed class RemoteBench : IAsyncDisposable
{
    private readonly IngestFeed _feed;

    private RemoteBench(LivePlant plant, ScriptedIngest service, RemoteIngestOptions options)
    {
        Plant = plant;
        Service = service;
        Client = new(Options.Create(options));
        Link = new(Client, TimeProvider.System, NullLogger<RemoteIngestLink>.Instance);
        Alerts = new(Client, NullLogger<RemoteAlertLog>.Instance);
        _feed = new(Client, Link, new LiveArrivals(plant.Latest, plant.Feed), Alerts, Options.Create(options), TimeProvider.System, NullLogger<IngestFeed>.Instance);
    }

    public LivePlant Plant { get; }

    public ScriptedIngest Service { get; }

    public IngestClient Client { get; }

    public RemoteIngestLink Link { get; }

    public RemoteAlertLog Alerts { get; }

    public long Unreadable => _feed.Unreadable;

    public static async Task<RemoteBench> StartAsync(Action<ScriptedIngest>? arrange = null, TimeSpan? silence = null, bool serviceRuns = true)
    {
        ScriptedIngest service = new();
        arrange?.Invoke(service);
        await service.StartAsync();
        if (!serviceRuns)
        {
            await service.StopAsync();
        }

        RemoteBench bench = new(await LivePlant.CreateAsync(), service, new RemoteIngestOptions
        {
            Endpoint = service.Address.ToString(),
            Silence = silence ?? TimeSpan.FromMinutes(5),
            RetryDelay = TimeSpan.FromMilliseconds(10),
            MaxRetryDelay = TimeSpan.FromMilliseconds(50),
        });
        await bench._feed.StartAsync(CancellationToken.None);
        if (serviceRuns)
        {
            await bench.UntilConnectedAsync();
        }

        return bench;
    }

    public Task UntilConnectedAsync() => Eventually.IsTrue(() => Link.Status.State == SourceState.Running, "the feed is open");

    public async ValueTask DisposeAsync()
    {
        await _feed.StopAsync(CancellationToken.None);
        _feed.Dispose();
        await Service.DisposeAsync();
        Client.Dispose();
        Plant.Dispose();
    }
}

using Microsoft.Extensions.Hosting;

namespace BatteryTwin.Ingest.Live;

/// <summary>Ends all live streams when the host begins to stop; open ones would hold up the web server.</summary>
internal sealed class LiveShutdown(LiveFeed feed) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        feed.EndSubscriptions();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

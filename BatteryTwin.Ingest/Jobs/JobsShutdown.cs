using Microsoft.Extensions.Hosting;

namespace BatteryTwin.Ingest.Jobs;

/// <summary>Stops all jobs when the host begins to stop, before the services they work with do.</summary>
internal sealed class JobsShutdown(BackgroundJobs jobs) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => jobs.StopAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

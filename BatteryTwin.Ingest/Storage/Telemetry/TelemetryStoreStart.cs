using Microsoft.Extensions.Hosting;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>Opens the telemetry store with the host, so that a directory that cannot be used stops the start.</summary>
internal sealed class TelemetryStoreStart(ITelemetryStore store) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = store;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using Microsoft.Extensions.Hosting;

namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>Runs all zones, from when the host has started (the twin graph is complete then) until it stops.</summary>
internal sealed class LandingWatch(IEnumerable<LandingZone> zones, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Timeout.Infinite, lifetime.ApplicationStarted).WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(zones.Select(zone => Task.Run(() => zone.RunAsync(stoppingToken), stoppingToken))).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}

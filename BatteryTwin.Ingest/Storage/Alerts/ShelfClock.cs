using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Alerts;

/// <summary>Looks once a second for alerts whose shelving time is over.</summary>
internal sealed class ShelfClock(SqliteAlertLog log, TimeProvider time, ILogger<ShelfClock> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(s_interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                await UnshelveAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Normal stop.
        }
    }

    private async Task UnshelveAsync(CancellationToken cancel)
    {
        try
        {
            await log.UnshelveExpiredAsync(cancel).ConfigureAwait(false);
        }
        catch (StorageUnavailableException exception)
        {
            logger.LogError(exception, "Alerts whose shelving time is over could not be taken off the shelf; trying again in {Seconds} s", s_interval.TotalSeconds);
        }
    }
}

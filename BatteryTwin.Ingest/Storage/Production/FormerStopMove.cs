using BatteryTwin.Domain.Maintenance;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Production;

/// <summary>Moves the planned stops that calendars of an earlier version hold to those of today, once: one that is removed afterwards does not come back.</summary>
internal sealed class FormerStopMove(SqliteProductionBook book, ILogger<FormerStopMove> logger, IPlannedStops? stops = null) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach ((string plant, IReadOnlyList<Domain.Production.Calendar.FormerStop> former) in book.FormerStops())
            {
                if (stops?.Plan($"calendar of {plant}", DateTimeOffset.MaxValue, former.Select(stop => stop.ToOrder(plant))) is > 0 and int moved)
                {
                    logger.LogInformation("{Count} planned stops of the calendar of {Plant} were moved to the planned stops", moved, plant);
                }
            }
        }
        catch (StorageUnavailableException problem)
        {
            logger.LogWarning("The planned stops of former calendars are moved at the next start: {Problem}", problem.Message);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

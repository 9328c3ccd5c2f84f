using BatteryTwin.Domain.Maintenance;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Maintenance;

/// <summary>Plans the simulated plants' stops ahead, once a day; what people change or remove stays so.</summary>
internal sealed class DemoStopPlanner(IPlannedStops stops, ITwinGraph graph, PlantFiles files, TimeProvider time, IOptions<DemoPlantOptions> options, ILogger<DemoStopPlanner> logger) : BackgroundService
{
    /// <summary>Who planned them.</summary>
    public const string Source = "demo plant";

    private static readonly TimeSpan s_horizon = TimeSpan.FromDays(63);

    /// <summary>No plant plans a stop for the same day.</summary>
    private static readonly TimeSpan s_soonest = TimeSpan.FromDays(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                bool isPlanned = TryPlan();
                await Task.Delay(isPlanned ? TimeSpan.FromDays(1) : TimeSpan.FromSeconds(1), time, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Normal stop.
        }
    }

    /// <summary>False while the plant's twins are not there yet or the plan cannot be written.</summary>
    private bool TryPlan()
    {
        DateTimeOffset now = time.GetUtcNow();
        StopOrder[] orders = [.. DemoStopPlan.Between(files.ReadPlant()?.PlantSeed ?? unchecked((ulong)options.Value.Seed), now + s_soonest, now + s_horizon)];
        StopOrder[] known = [.. orders.Where(order => graph.Current.Find(order.TwinId) is not null)];
        if (known.Length == 0)
        {
            return false;
        }

        try
        {
            if (stops.Plan(Source, now + s_horizon, known) is > 0 and int added)
            {
                logger.LogInformation("{Count} maintenance windows of the demo plant were planned up to {Until}", added, now + s_horizon);
            }

            return true;
        }
        catch (StorageUnavailableException problem)
        {
            logger.LogWarning("The demo plant's maintenance windows are planned when they can be written: {Problem}", problem.Message);
            return false;
        }
    }
}

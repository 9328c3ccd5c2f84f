using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Maintenance;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Maintenance;

/// <summary>Gives the simulated plants crews and costs where nobody entered any; what people change stays so.</summary>
internal sealed class DemoCrewPlanner(MaintenanceShelf shelf, ITwinGraph graph, TimeProvider time, ILogger<DemoCrewPlanner> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Yield();
            while (!TryEnter())
            {
                await Task.Delay(TimeSpan.FromSeconds(1), time, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Normal stop.
        }
    }

    /// <summary>False while the plant's twins are not there yet, or nothing can be written.</summary>
    private bool TryEnter()
    {
        if (graph.Current.Find(DemoCrews.Costs.Lines[0].Line) is null)
        {
            return false;
        }

        if (shelf.Costs.Version > 0)
        {
            // Entered, by a person or at an earlier start.
            return true;
        }

        try
        {
            foreach (Crew crew in DemoCrews.Crews.Where(crew => shelf.Crews.All(known => known.Id != crew.Id)))
            {
                shelf.Put(crew, 0, "the demo plant");
            }

            shelf.Put(DemoCrews.Costs, 0, "the demo plant");
            logger.LogInformation("The demo plant has {Count} maintenance crews, and costs in orders of magnitude", shelf.Crews.Count);
            return true;
        }
        catch (MaintenanceRefusedException)
        {
            // Somebody was faster.
            return true;
        }
        catch (StorageUnavailableException problem)
        {
            logger.LogWarning("The demo plant's crews are entered when they can be written: {Problem}", problem.Message);
            return false;
        }
    }
}

using BatteryTwin.Domain.Prognostics.Scores;
using BatteryTwin.Ingest.Prognostics;
using BatteryTwin.Ingest.Prognostics.Outcomes;
using BatteryTwin.Ingest.Sources.DemoPlant.Faults;
using BatteryTwin.Ingest.Sources.DemoPlant.Plant;
using BatteryTwin.Ingest.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Sources.DemoPlant;

/// <summary>Reports when a component of the simulated plant fails, as a maintenance system would: forecasts are then compared with the truth.</summary>
internal sealed class DemoPlantOutcomes(PlantFiles files, OutcomeLog outcomes, TimeProvider time, ILogger<DemoPlantOutcomes> logger) : BackgroundService
{
    private const string Note = "simulated: the truth of the demo plant";

    /// <summary>Failures while the program was down are reported when it is back, this far.</summary>
    private static readonly TimeSpan s_catchUp = TimeSpan.FromDays(7);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using PeriodicTimer timer = new(TimeSpan.FromMinutes(1), time);
        (PlantRecord Record, SimulatedPlant Plant)? known = null;
        DateTimeOffset? reported = null;
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            known ??= files.ReadPlant() is { } record ? (record, new SimulatedPlant(record)) : null;
            if (known is { } demo)
            {
                DateTimeOffset now = time.GetUtcNow();
                DateTimeOffset from = reported ?? Later(now - s_catchUp, demo.Record.FirstStart);
                reported = Report(demo.Plant.Failures(from, now)) ? now : from;
            }
        }
    }

    /// <summary>Reports failures; those of components that were not forecast yet, or that were reported before, are left out. False when storage takes nothing now: to be reported again.</summary>
    public bool Report(IEnumerable<ComponentFailure> failures)
    {
        foreach (ComponentFailure failure in failures)
        {
            try
            {
                outcomes.Add(new(new(failure.TwinId, failure.Component), LifeEnd.Failed, failure.At, null, Note));
            }
            catch (PrognosticsException problem)
            {
                logger.LogDebug("The failure of {Twin}/{Component} at {Time} is not reported: {Problem}", failure.TwinId, failure.Component, failure.At, problem.Message);
            }
            catch (Exception problem) when (problem is StorageUnavailableException or SqliteException)
            {
                logger.LogWarning("The failure of {Twin}/{Component} is reported when it can be kept: {Problem}", failure.TwinId, failure.Component, problem.Message);
                return false;
            }
        }

        return true;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

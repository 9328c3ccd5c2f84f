using System.Diagnostics;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Sources.DemoPlant.Plant;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Sources.DemoPlant.History;

/// <summary>
/// Fills the plant's past as a job: newest chunk first, at its share of time, remembering after each chunk what is left, so that a killed
/// process goes on where it stopped.
/// </summary>
internal sealed class HistoryFill(PlantFiles files, PlantWriter writer, IJobs jobs, TimeProvider time, IOptions<DemoPlantOptions> options)
{
    public const string JobKind = "demo-history";

    private readonly Lock _gate = new();
    private HistoryPlan _plan = HistoryPlan.Empty;
    private bool _running;

    /// <summary>The job that fills, or filled last; null when there was nothing to fill.</summary>
    public string? JobId { get; private set; }

    /// <summary>Takes over a plan, adds to it, and starts filling if anything is left.</summary>
    public void Start(PlantRecord record, Func<HistoryPlan, HistoryPlan> change)
    {
        lock (_gate)
        {
            Keep(change(_running ? _plan : files.ReadHistory() ?? HistoryPlan.Empty));
            if (_running || _plan.IsDone)
            {
                return;
            }

            _running = true;
        }

        JobId = jobs.Start(JobKind, (progress, cancel) => FillAsync(record, progress, cancel)).Id;
    }

    private async Task<object?> FillAsync(PlantRecord record, IJobProgress progress, CancellationToken cancel)
    {
        long points = 0;
        try
        {
            SimulatedPlant plant = new(record);
            while (Next() is { } chunk)
            {
                progress.Report(Progress(), $"Filling the history of the demo plant: back to {DateTimeOffset.FromUnixTimeSeconds(chunk.To):yyyy-MM-dd HH:mm} UTC");
                points += await FillAsync(plant, chunk, cancel).ConfigureAwait(false);
                Finish(chunk);
            }

            progress.Report(1, "The history of the demo plant is complete");
            return new { points };
        }
        finally
        {
            lock (_gate)
            {
                _running = false;
            }
        }
    }

    private async Task<long> FillAsync(SimulatedPlant plant, HistorySpan chunk, CancellationToken cancel)
    {
        long points = 0;
        foreach (StationSimulator station in writer.Present(plant))
        {
            long began = Stopwatch.GetTimestamp();
            TelemetryBatchBuilder batch = new((int)chunk.Moments * station.SeriesCount);
            for (long second = chunk.From; second < chunk.To; second += chunk.StepSeconds)
            {
                station.Write(batch, second);
            }

            points += batch.Count;
            await writer.WriteAsync(batch.Build(), PlantWriter.History, cancel).ConfigureAwait(false);
            TimeSpan pause = Stopwatch.GetElapsedTime(began) * ((1 / options.Value.HistoryDuty) - 1);
            await Task.Delay(pause, time, cancel).ConfigureAwait(false);
        }

        return points;
    }

    private HistorySpan? Next()
    {
        lock (_gate)
        {
            return _plan.IsDone ? null : _plan.Next();
        }
    }

    private double Progress()
    {
        lock (_gate)
        {
            return _plan.Progress;
        }
    }

    private void Finish(HistorySpan chunk)
    {
        lock (_gate)
        {
            Keep(_plan.Without(chunk));
        }
    }

    private void Keep(HistoryPlan plan)
    {
        if (plan != _plan)
        {
            files.Write(plan);
        }

        _plan = plan;
    }
}

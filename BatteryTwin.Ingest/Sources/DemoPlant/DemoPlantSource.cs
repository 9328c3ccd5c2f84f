using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Sources.DemoPlant.Faults;
using BatteryTwin.Ingest.Sources.DemoPlant.History;
using BatteryTwin.Ingest.Sources.DemoPlant.Plant;
using BatteryTwin.Ingest.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Sources.DemoPlant;

/// <summary>
/// The simulated plant as a source: settles its record at the first start, has its past filled, and writes every signal once a second. When it
/// lags by more than a few minutes (a machine that slept) it goes on with the present and has the gap filled.
/// </summary>
internal sealed class DemoPlantSource(
    PlantFiles files,
    PlantWriter writer,
    HistoryFill history,
    ITelemetryStore store,
    TimeProvider time,
    IOptions<DemoPlantOptions> options,
    ILogger<DemoPlantSource> logger) : BackgroundService
{
    private const long LongestLagSeconds = 300;
    private const int SecondsPerBatch = 10;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await UntilTwinsAsync(stoppingToken).ConfigureAwait(false);
        PlantRecord record = Settle(time.GetUtcNow());
        long next = time.GetUtcNow().ToUnixTimeSeconds();
        long? newestSecond = await NewestSecondAsync(stoppingToken).ConfigureAwait(false);
        history.Start(record, plan => newestSecond is { } newest ? plan.WithGap(newest + 1, next) : plan);
        SimulatedPlant plant = new(record);
        logger.LogInformation("The demo plant runs: {Series} simulated series, one value a second each", plant.SeriesCount);
        while (!stoppingToken.IsCancellationRequested)
        {
            await UntilAsync(next, stoppingToken).ConfigureAwait(false);
            next = await WriteAsync(plant, record, next, stoppingToken).ConfigureAwait(false);
        }
    }

    /// <summary>The plant's record, made at the first start together with the truth file and the plan of its past.</summary>
    private PlantRecord Settle(DateTimeOffset now)
    {
        PlantRecord? record = files.ReadPlant();
        if (record is null)
        {
            DateTimeOffset start = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
            record = new(options.Value.Seed, start, options.Value.FaultDelay, options.Value.FaultGrowth) { FaultLife = options.Value.FaultLife, Repairs = files.Repairs };
            files.Write(HistoryPlan.Before(start, options.Value.HistoryDays, options.Value.RecentHours));
            files.Write(record);
        }
        else if (record with { Seed = options.Value.Seed, FaultDelay = options.Value.FaultDelay, FaultGrowth = options.Value.FaultGrowth, FaultLife = record.FaultLife == TimeSpan.Zero ? record.FaultLife : options.Value.FaultLife } != record)
        {
            logger.LogWarning("Seed, FaultDelay, FaultGrowth and FaultLife of {Section} were settled at the first start and stay as they were; use a new data directory to change them", DemoPlantOptions.Section);
        }

        files.Write(new StoryFaults(record).Truth, new SimulatedPlant(record).TrueLives);
        return record;
    }

    /// <summary>Newest stored second of the plant; null when nothing is stored.</summary>
    private async Task<long?> NewestSecondAsync(CancellationToken cancel)
    {
        SeriesSelector plant = new() { Twins = [StoryFaults.MixerTwin, StoryFaults.CoaterTwin], Fields = ["throughput"], Measurement = StationSimulator.Measurement };
        while (true)
        {
            try
            {
                long newest = (await store.LatestAsync(plant, cancel).ConfigureAwait(false)).Select(series => series.TimeNs).DefaultIfEmpty(0).Max();
                return newest > 0 ? newest / EpochTime.NsPerSecond : null;
            }
            catch (StorageUnavailableException problem)
            {
                logger.LogWarning("The demo plant begins when it can read what it has stored: {Problem}", problem.Message);
                await Task.Delay(PlantWriter.StoragePause, time, cancel).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A plant without a machine has nothing to tell: a graph that another process keeps may come later than this one.</summary>
    private async Task UntilTwinsAsync(CancellationToken cancel)
    {
        bool isTold = false;
        while (!writer.HasStations)
        {
            if (!isTold)
            {
                isTold = true;
                logger.LogInformation("The demo plant waits until its twins are in the graph");
            }

            await Task.Delay(TimeSpan.FromSeconds(1), time, cancel).ConfigureAwait(false);
        }
    }

    private async Task UntilAsync(long second, CancellationToken cancel)
    {
        TimeSpan wait = DateTimeOffset.FromUnixTimeSeconds(second) - time.GetUtcNow();
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Writes all seconds from <paramref name="next"/> up to now, some at a time; returns the second that comes after.</summary>
    private async Task<long> WriteAsync(SimulatedPlant plant, PlantRecord record, long next, CancellationToken cancel)
    {
        long now = time.GetUtcNow().ToUnixTimeSeconds();
        if (now - next > LongestLagSeconds)
        {
            logger.LogWarning("The demo plant lagged by {Seconds} s; it goes on with the present and fills the gap from {From}", now - next, DateTimeOffset.FromUnixTimeSeconds(next));
            history.Start(record, plan => plan.WithGap(next, now));
            next = now;
        }

        long last = Math.Min(now, next + SecondsPerBatch - 1);
        if (last < next)
        {
            return next;
        }

        TelemetryBatchBuilder batch = new((int)(last - next + 1) * plant.SeriesCount);
        foreach (StationSimulator station in writer.Present(plant))
        {
            for (long second = next; second <= last; second++)
            {
                station.Write(batch, second);
            }
        }

        await writer.WriteAsync(batch.Build(), PlantWriter.Live, cancel).ConfigureAwait(false);
        return last + 1;
    }
}

using System.Diagnostics;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Traceability;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Units;

/// <summary>
/// The simulated plant's slurries, coils and cells: the past first, one coil in twenty, oldest first so that the oldest are dropped first; then what is finished, once a minute. What was
/// written is remembered, so that a restart goes on there. Ends when a genealogy is imported: that one is the plant's.
/// </summary>
internal sealed class UnitStream(PlantFiles files, IGenealogyShelf shelf, ITwinGraph graph, IHostApplicationLifetime lifetime, TimeProvider time, IOptions<DemoPlantOptions> options, ILogger<UnitStream> logger) : BackgroundService
{
    private const long ChunkSeconds = 86_400;

    /// <summary>Each time drops what was computed from the genealogy.</summary>
    private static readonly TimeSpan s_pace = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Pages come first.
        await Task.Delay(Timeout.Infinite, lifetime.ApplicationStarted).WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stoppingToken.ThrowIfCancellationRequested();
        await Task.Delay(s_firstPause, time, stoppingToken).ConfigureAwait(false);
        PlantRecord? record;
        while ((record = files.ReadPlant()) is null)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), time, stoppingToken).ConfigureAwait(false);
        }

        PlantUnits units = new(record);
        long past = time.GetUtcNow().ToUnixTimeSeconds() - (options.Value.HistoryDays * 86_400L);
        UnitsWritten written = files.ReadUnits() ?? new(past, 0);
        (long next, long fine) = (Math.Max(past, written.Until), written.Fine);
        while (!stoppingToken.IsCancellationRequested)
        {
            long now = time.GetUtcNow().ToUnixTimeSeconds();
            long recent = now - (options.Value.RecentHours * 3600L);
            fine = next < recent ? recent : fine;
            long to = next < fine ? Math.Min(next + ChunkSeconds, fine) : now;
            if (to > next)
            {
                long began = Stopwatch.GetTimestamp();
                if (!await WriteAsync(units.Of(next, to, fine, IsPresent), stoppingToken).ConfigureAwait(false))
                {
                    return;
                }

                next = to;
                Remember(new(next, fine));
                await Task.Delay(Stopwatch.GetElapsedTime(began) * ((1 / options.Value.HistoryDuty) - 1), time, stoppingToken).ConfigureAwait(false);
            }

            if (next >= now)
            {
                await Task.Delay(s_pace, time, stoppingToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What was written and is not remembered is written again after a restart, which changes nothing.</summary>
    private void Remember(UnitsWritten written)
    {
        try
        {
            files.Write(written);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning("How far the demo plant's units are written is not kept now: {Problem}", problem.Message);
        }
    }

    private bool IsPresent(string lineId)
    {
        TwinGraphSnapshot snapshot = graph.Current;
        return snapshot.Find(lineId) is not null;
    }

    /// <summary>False when the demo plant's units are no longer wanted.</summary>
    private async Task<bool> WriteAsync(UnitBatch batch, CancellationToken cancel)
    {
        foreach (UnitRows rows in batch.Tables.Where(rows => rows.Count > 0))
        {
            while (true)
            {
                try
                {
                    using MemoryStream csv = rows.ToCsv();
                    if (await shelf.AppendUnlessImportedAsync(rows.Table, csv, cancel).ConfigureAwait(false) is not null)
                    {
                        break;
                    }

                    logger.LogInformation("A genealogy was imported: the demo plant adds no units to it");
                    return false;
                }
                catch (StorageUnavailableException problem)
                {
                    logger.LogWarning(problem, "The demo plant waits for storage and tries again in {Seconds} s", PlantWriter.StoragePause.TotalSeconds);
                    await Task.Delay(PlantWriter.StoragePause, time, cancel).ConfigureAwait(false);
                }
                catch (TableException fault)
                {
                    logger.LogWarning("The demo plant adds no units: {Fault}", fault.Message);
                    return false;
                }
            }
        }

        return true;
    }
}

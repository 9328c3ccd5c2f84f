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
/// The simulated plant's slurries, coils and cells: the past first, one coil in twenty, oldest first so that the oldest are dropped first; then what is finished, every few seconds. What was
/// written is remembered, so that a restart goes on there. Ends when a genealogy is imported: that one is the plant's.
/// </summary>
internal sealed class UnitStream(PlantFiles files, IGenealogyShelf shelf, ITwinGraph graph, TimeProvider time, IOptions<DemoPlantOptions> options, ILogger<UnitStream> logger) : BackgroundService
{
    private const int PastEvery = 20;
    private const long ChunkSeconds = 86_400;

    private static readonly TimeSpan s_pace = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        PlantRecord? record;
        while ((record = files.ReadPlant()) is null)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), time, stoppingToken).ConfigureAwait(false);
        }

        PlantUnits units = new(record);
        long past = time.GetUtcNow().ToUnixTimeSeconds() - (options.Value.HistoryDays * 86_400L);
        long next = Math.Max(past, files.ReadUnits()?.Until ?? past);
        while (!stoppingToken.IsCancellationRequested)
        {
            long now = time.GetUtcNow().ToUnixTimeSeconds();
            long fine = now - (options.Value.RecentHours * 3600L);
            long to = next < fine ? Math.Min(next + ChunkSeconds, fine) : now;
            if (to > next)
            {
                long began = Stopwatch.GetTimestamp();
                if (!await WriteAsync(units.Of(next, to, next < fine ? PastEvery : 1, IsPresent), stoppingToken).ConfigureAwait(false))
                {
                    return;
                }

                next = to;
                files.Write(new UnitsWritten(next));
                await Task.Delay(Stopwatch.GetElapsedTime(began) * ((1 / options.Value.HistoryDuty) - 1), time, stoppingToken).ConfigureAwait(false);
            }

            if (next >= now)
            {
                await Task.Delay(s_pace, time, stoppingToken).ConfigureAwait(false);
            }
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

using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Sources.DemoPlant.Plant;
using BatteryTwin.Ingest.Storage;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Sources.DemoPlant;

/// <summary>Hands simulated values to the pipeline, as any source does, and waits as long as the pipeline cannot take them: nothing is given up.</summary>
internal sealed class PlantWriter(IIngestPipeline pipeline, ITwinGraph graph, TimeProvider time, ILogger<PlantWriter> logger)
{
    private static readonly TimeSpan s_overloadPause = TimeSpan.FromMilliseconds(200);

    private int _rejectedLogged;

    public static IngestSource Live { get; } = new("demo-plant", "live", Simulated: true);

    /// <summary>Pause before storage that cannot be used is tried again.</summary>
    public static TimeSpan StoragePause { get; } = TimeSpan.FromSeconds(5);

    public static IngestSource History { get; } = new("demo-plant", "history", Simulated: true, Historical: true);

    /// <summary>True when any station's twin is in the graph.</summary>
    public bool HasStations
    {
        get
        {
            TwinGraphSnapshot snapshot = graph.Current;
            return SimulatedPlant.TwinIds.Any(id => snapshot.Find(id) is not null);
        }
    }

    /// <summary>Stations whose twin is in the graph; a deleted twin is simulated no longer.</summary>
    public IEnumerable<StationSimulator> Present(SimulatedPlant plant)
    {
        TwinGraphSnapshot snapshot = graph.Current;
        return plant.Stations.Where(station => snapshot.Find(station.Station.TwinId) is not null);
    }

    public async Task WriteAsync(TelemetryBatch batch, IngestSource source, CancellationToken cancel)
    {
        while (batch.Count > 0)
        {
            try
            {
                Report(await pipeline.IngestAsync(batch, source, cancel).ConfigureAwait(false), source);
                return;
            }
            catch (IngestOverloadedException)
            {
                await Task.Delay(s_overloadPause, time, cancel).ConfigureAwait(false);
            }
            catch (StorageUnavailableException problem)
            {
                logger.LogWarning(problem, "The demo plant waits for storage and tries again in {Seconds} s", StoragePause.TotalSeconds);
                await Task.Delay(StoragePause, time, cancel).ConfigureAwait(false);
            }
        }
    }

    private void Report(IngestResult result, IngestSource source)
    {
        if (result.Rejected.Count > 0 && Interlocked.Exchange(ref _rejectedLogged, 1) == 0)
        {
            logger.LogWarning(
                "{Count} points of {Source} were rejected, first: {Reason}; see /data-health, later ones are not logged",
                result.Rejected.Count,
                source.Name,
                result.Rejected[0].Reason);
        }
    }
}

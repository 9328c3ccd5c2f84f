using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Live.Trust;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Remote;
using BatteryTwin.Ingest.Sources;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Space;

namespace BatteryTwin.Web.State;

/// <summary>Reads whether today's data can be trusted. Singleton.</summary>
public sealed class DataHealthReader(IIngestStatus status, ISourceConnections connections, ITelemetryStore store, GapFinder gaps, ITelemetryTrust trust, PlantWatch watch, IStorageOverview storage, IIngestLink link, TimeProvider time)
{
    public async ValueTask<DataHealthView> ReadAsync(CancellationToken cancel = default)
    {
        DateTimeOffset now = time.GetUtcNow();
        (int waiting, int capacity) = status.Queue;
        (TelemetryStoreStatistics stored, StorageSpaceStatus space) = storage.Current;
        return new(
            [.. status.Sources.Select(source => new SourceRow(source, source.LastReceived - source.NewestPoint, now - source.LastReceived))],
            [.. connections.All.Select(connection => new ConnectionRow(connection))],
            await gaps.FindAsync(cancel),
            trust.Summary,
            Doubtful(),
            [.. UnmappedMachines.Of(status.Unmapped)],
            stored,
            StorageDamageSummary.Of(store),
            space,
            link.HasAnswered,
            waiting,
            capacity,
            now);
    }

    /// <summary>Signals that have stopped are left to the missing ones.</summary>
    private DoubtfulSignal[] Doubtful()
    {
        PlantMoment plant = watch.Now();
        return
        [
            .. trust.Doubtful
                .Where(series => series.Quality.Findings.Any(finding => finding.Reason != QualityReason.Stopped))
                .Select(series => new DoubtfulSignal(series.Key.Twin!, plant.Title(series.Key.Twin!), series.Key.Field, Name(plant.Graph, series.Key), series.Quality)),
        ];
    }

    private static string Name(TwinGraphSnapshot graph, SeriesKey key) =>
        graph.Find(key.Twin!) is { } twin ? graph.Models.Resolve(twin.ModelId, key.Field)?.DisplayName?.Default ?? key.Field : key.Field;
}

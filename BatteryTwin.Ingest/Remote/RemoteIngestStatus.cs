using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Sources.DemoPlant;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Remote;

/// <summary>The ingest service's counts, as they were read last.</summary>
internal sealed class RemoteIngestStatus(IngestReadings readings, IOptions<DemoPlantOptions> demoPlant) : IIngestStatus, IDemoPlantStatus
{
    public IReadOnlyList<SourceStatus> Sources => readings.Status?.Sources ?? [];

    public IReadOnlyList<UnmappedSeries> Unmapped => [.. (readings.Status?.Unmapped ?? []).Select(series => series.ToSeries())];

    public long UnmappedCount => readings.Status?.UnmappedCount ?? 0;

    public IReadOnlyList<ObserverStatus> Observers => readings.Status?.Observers ?? [];

    public (int Waiting, int Capacity) Queue => readings.Status?.Queue is { } queue ? (queue.Waiting, queue.Capacity) : (0, 0);

    /// <summary>As this process is set before the service was asked.</summary>
    public bool Enabled => readings.Status?.DemoPlant.Enabled ?? demoPlant.Value.Enabled;

    public JobStatus? HistoryJob => readings.Status?.DemoPlant.HistoryJob?.ToStatus();
}

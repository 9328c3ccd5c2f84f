using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline;

/// <summary>
/// The one way in: validate against the models, quarantine what does not fit, append durably, then hand on to
/// live state, detectors and live feed. Bounded: too much at once is refused, never queued without end.
/// </summary>
public interface IIngestPipeline
{
    /// <summary>Takes a batch; when the task completes, accepted points are durable and rejected ones are in quarantine.</summary>
    /// <exception cref="IngestOverloadedException">The queue is full; try again later.</exception>
    /// <exception cref="Storage.StorageUnavailableException">Points cannot be made durable now.</exception>
    ValueTask<IngestResult> IngestAsync(TelemetryBatch batch, IngestSource source, CancellationToken cancel = default);
}

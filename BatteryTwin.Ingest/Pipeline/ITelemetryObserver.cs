using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline;

/// <summary>
/// Sees every durable batch, in order of appending, on one background reader per observer. A slow observer never holds up
/// the writer: its queue is bounded, the oldest batches are dropped and counted.
/// </summary>
public interface ITelemetryObserver
{
    /// <summary>Short name for metrics and logs.</summary>
    string Name { get; }

    /// <summary>Batches in which no series names a twin of the graph need not come.</summary>
    bool OnlyTwins => false;

    ValueTask ObserveAsync(TelemetryBatch batch, IngestSource source, CancellationToken cancel);
}

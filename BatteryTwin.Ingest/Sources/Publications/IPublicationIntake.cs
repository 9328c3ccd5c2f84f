using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline;

namespace BatteryTwin.Ingest.Sources.Publications;

/// <summary>Where the values of published messages go.</summary>
public interface IPublicationIntake
{
    /// <summary>When the task completes, the values are stored, or quarantined with a reason.</summary>
    /// <exception cref="IngestOverloadedException">The queue is full; nothing was taken.</exception>
    /// <exception cref="Storage.StorageUnavailableException">Nothing can be stored now; nothing was acknowledged.</exception>
    ValueTask TakeAsync(TelemetryBatch batch, CancellationToken cancel = default);
}

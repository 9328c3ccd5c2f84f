using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Events;
using BatteryTwin.Ingest.Pipeline;

namespace BatteryTwin.Ingest.Sources.Publications;

/// <summary>Takes a published message in: its values go the way of all telemetry, then the message itself is passed on to whoever forwards it.</summary>
public sealed class TelemetryPublisher(IPublicationIntake intake, PublicationDecoder decoder, ITelemetryPublications publications)
{
    /// <summary>When the task completes, what the message holds is stored, or quarantined with a reason.</summary>
    /// <exception cref="IngestOverloadedException">The queue is full; nothing was taken or passed on.</exception>
    /// <exception cref="Storage.StorageUnavailableException">Storage takes nothing now; nothing was passed on.</exception>
    public async Task PublishAsync(PublishedTelemetry telemetry, CancellationToken cancel = default)
    {
        TelemetryBatch batch = decoder.Decode(telemetry);
        if (batch.Count > 0)
        {
            await intake.TakeAsync(batch, cancel).ConfigureAwait(false);
        }

        publications.Publish(telemetry);
    }
}

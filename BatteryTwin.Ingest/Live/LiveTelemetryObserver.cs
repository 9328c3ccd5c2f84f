using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline;

namespace BatteryTwin.Ingest.Live;

/// <summary>Brings durable telemetry into the newest values and tells the live feed which twins have news. Backfill is left out.</summary>
internal sealed class LiveTelemetryObserver(LiveArrivals arrivals) : ITelemetryObserver
{
    public string Name => "live";

    public ValueTask ObserveAsync(TelemetryBatch batch, IngestSource source, CancellationToken cancel)
    {
        if (!source.Historical)
        {
            arrivals.Take(NewestPoints.Of(batch).Select(newest =>
                (newest.Key.Twin!, new LatestValue(newest.Key.Field, batch.ValueAt(newest.Point), batch.TimesNs[newest.Point], source.Simulated))));
        }

        return ValueTask.CompletedTask;
    }
}

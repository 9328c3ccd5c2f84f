using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline;

namespace BatteryTwin.Ingest.Live;

/// <summary>Brings durable telemetry into the newest values and tells the live feed which twins have news. Backfill is left out.</summary>
internal sealed class LiveTelemetryObserver(LatestValues latest, LiveFeed feed) : ITelemetryObserver
{
    public string Name => "live";

    public ValueTask ObserveAsync(TelemetryBatch batch, IngestSource source, CancellationToken cancel)
    {
        if (source.Historical)
        {
            return ValueTask.CompletedTask;
        }

        long version = latest.NextVersion();
        HashSet<string> touched = new(StringComparer.Ordinal);
        foreach ((SeriesKey key, int point) in NewestPoints.Of(batch))
        {
            if (key.Twin is { } twin && latest.Take(twin, new(key.Field, batch.ValueAt(point), batch.TimesNs[point], source.Simulated), version))
            {
                touched.Add(twin);
            }
        }

        feed.TelemetryArrived(touched, version);
        return ValueTask.CompletedTask;
    }
}

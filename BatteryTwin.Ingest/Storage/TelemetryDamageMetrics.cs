using BatteryTwin.Ingest.Operations;

namespace BatteryTwin.Ingest.Storage;

/// <summary>Damage of stored telemetry, for <c>/metrics</c>: anything above 0 calls for a backup.</summary>
internal sealed class TelemetryDamageMetrics(ITelemetryStore store) : IMetricsSource
{
    public void AddTo(PrometheusText text)
    {
        StorageDamageSummary damage = StorageDamageSummary.Of(store);
        text
            .Gauge("batterytwin_store_damaged_places", "Places in stored telemetry that cannot be read.", ("", damage.Places))
            .Gauge("batterytwin_store_damaged_places_of_unknown_loss", "Those of them that do not say how many points are lost.", ("", damage.PlacesOfUnknownLoss))
            .Gauge("batterytwin_store_lost_points", "Points lost in the others.", ("", damage.Points));
    }
}

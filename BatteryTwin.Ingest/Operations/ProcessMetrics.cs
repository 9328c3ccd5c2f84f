using System.Diagnostics;
using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Events;
using BatteryTwin.Ingest.Live;
using BatteryTwin.Ingest.Live.Trust;
using BatteryTwin.Ingest.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Operations;

/// <summary>Gathers what <c>/metrics</c> shows, at the moment it is asked.</summary>
public sealed class ProcessMetrics(
    IngestMetrics ingest, ITelemetryStore store, LiveFeed live, LatestValues latest, ITelemetryTrust trust, ITwinGraph graph, IAlertLog alerts, IEventRoutes routes, IServiceProvider services)
{
    private readonly IMetricsSource[] _sources = [.. services.GetServices<IMetricsSource>()];

    public string ToPrometheus()
    {
        PrometheusText text = new();
        ingest.AddTo(text);
        AddStorage(text);
        AddTrust(text);
        AddEvents(text);
        Array.ForEach(_sources, source => source.AddTo(text));
        using Process process = Process.GetCurrentProcess();
        return text
            .Gauge("batterytwin_twins", "Twins in the graph.", ("", graph.Current.Twins.Count))
            .Gauge("batterytwin_alerts_open", "Alerts that are not cleared.", ("", alerts.Open.Count))
            .Gauge("batterytwin_live_subscriptions", "Readers of the live feed.", ("", live.SubscriptionCount))
            .Counter("batterytwin_live_alerts_dropped_total", "Alerts dropped because a reader left too many unread.", ("", live.DroppedAlerts))
            .Gauge("batterytwin_latest_fields", "Fields whose newest value is in memory.", ("", latest.FieldCount))
            .Counter("batterytwin_latest_values_dropped_total", "Values of new fields that found no room among the newest.", ("", latest.Dropped))
            .Gauge("process_resident_memory_bytes", "Resident memory.", ("", process.WorkingSet64))
            .Counter("process_cpu_seconds_total", "Processor time used.", ("", process.TotalProcessorTime.TotalSeconds))
            .Gauge("dotnet_gc_heap_bytes", "Managed heap after the last collection.", ("", GC.GetGCMemoryInfo().HeapSizeBytes))
            .ToString();
    }

    private void AddStorage(PrometheusText text)
    {
        TelemetryStoreStatistics statistics = store.Statistics;
        text
            .Gauge("batterytwin_store_series", "Stored series.", ("", statistics.SeriesCount))
            .Gauge("batterytwin_store_points", "Stored points.", [.. statistics.PointCount is long points ? [("", (double)points)] : Array.Empty<(string, double)>()])
            .Counter("batterytwin_store_points_appended_total", "Points appended since the start.", ("", statistics.PointsAppended))
            .Gauge("batterytwin_store_bytes", "Bytes on disk.", ("", statistics.BytesOnDisk));
    }

    private void AddTrust(PrometheusText text)
    {
        TrustSummary summary = trust.Summary;
        text
            .Gauge("batterytwin_signals", "Judged signals, by quality.", ("quality=\"good\"", summary.Good), ("quality=\"uncertain\"", summary.Uncertain), ("quality=\"bad\"", summary.Bad))
            .Gauge("batterytwin_signals_not_judged", "Signals beyond the number that is judged.", ("", summary.NotJudged));
    }

    private void AddEvents(PrometheusText text)
    {
        (string Labels, EventRouteStatus Status)[] all = [.. routes.Status.Select(status => (PrometheusText.Labels(("route", status.Route.Id), ("endpoint", status.Route.EndpointName)), status))];
        text
            .Counter("batterytwin_events_delivered_total", "Events that an endpoint took, by route.", [.. all.Select(route => (route.Labels, (double)route.Status.Delivered))])
            .Counter("batterytwin_events_retried_total", "Failed attempts that were followed by another, by route.", [.. all.Select(route => (route.Labels, (double)route.Status.Retried))])
            .Counter("batterytwin_events_dead_lettered_total", "Events that went to the dead-letter file, by route.", [.. all.Select(route => (route.Labels, (double)route.Status.DeadLettered))])
            .Gauge("batterytwin_events_waiting", "Events that wait for delivery, by route.", [.. all.Select(route => (route.Labels, (double)route.Status.Waiting))])
            .Counter("batterytwin_events_telemetry_dropped_total", "Published messages that found no room on their way to the outboxes.", ("", routes.DroppedTelemetry));
    }
}

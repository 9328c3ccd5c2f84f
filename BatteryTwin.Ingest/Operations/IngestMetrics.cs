using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Sources;

namespace BatteryTwin.Ingest.Operations;

/// <summary>What <c>/metrics</c> shows of sources, queue and quarantine.</summary>
public sealed class IngestMetrics(IIngestStatus ingest, IQuarantine quarantine, ISourceConnections connections)
{
    public void AddTo(PrometheusText text)
    {
        AddPoints(text);
        AddConnections(text);
    }

    private void AddPoints(PrometheusText text)
    {
        (string Labels, SourceStatus Status)[] sources =
            [.. ingest.Sources.GroupBy(status => Labels(status.Source)).Select(group => (group.Key, Sum([.. group])))];
        (int waiting, int capacity) = ingest.Queue;
        text
            .Counter("batterytwin_ingest_points_received_total", "Points received, by source.", [.. sources.Select(s => (s.Labels, (double)s.Status.PointsReceived))])
            .Counter("batterytwin_ingest_points_accepted_total", "Points stored, by source.", [.. sources.Select(s => (s.Labels, (double)s.Status.PointsAccepted))])
            .Counter("batterytwin_ingest_points_rejected_total", "Points quarantined, by source.", [.. sources.Select(s => (s.Labels, (double)s.Status.PointsRejected))])
            .Counter("batterytwin_ingest_batches_refused_total", "Batches turned away by back pressure, by source.", [.. sources.Select(s => (s.Labels, (double)s.Status.BatchesRefused))])
            .Gauge("batterytwin_ingest_queue_points", "Points waiting to be stored.", ("", waiting))
            .Gauge("batterytwin_ingest_queue_capacity_points", "Most points that may wait.", ("", capacity))
            .Gauge("batterytwin_ingest_unmapped_series", "Stored series that no model knows.", ("", ingest.Unmapped.Count))
            .Gauge("batterytwin_quarantine_points", "Rejected points kept.", ("", quarantine.Count))
            .Counter("batterytwin_quarantine_dropped_total", "Rejected points dropped because the quarantine was full.", ("", quarantine.Dropped));
    }

    private void AddConnections(PrometheusText text)
    {
        (string Labels, SourceConnectionStatus Status)[] all = [.. connections.All.DistinctBy(status => Labels(status.Source)).Select(status => (Labels(status.Source), status))];
        text
            .Gauge("batterytwin_source_up", "1 while a source's connection runs, 0 while it is held, lost or failed.", [.. all.Select(c => (c.Labels, c.Status.State == SourceState.Running ? 1.0 : 0))])
            .Gauge("batterytwin_source_waiting", "Units (messages, files, points) that wait at a source.", [.. all.Where(c => c.Status.Waiting is not null).Select(c => (c.Labels, (double)c.Status.Waiting!))])
            .Gauge("batterytwin_source_waiting_bytes", "Bytes that wait at a source.", [.. all.Where(c => c.Status.WaitingBytes is not null).Select(c => (c.Labels, (double)c.Status.WaitingBytes!))])
            .Gauge("batterytwin_source_lag_seconds", "Age of the oldest unit that waits at a source.", [.. all.Where(c => c.Status.Lag is not null).Select(c => (c.Labels, c.Status.Lag!.Value.TotalSeconds))])
            .Counter("batterytwin_source_errors_total", "Errors of a source's connection.", [.. all.Select(c => (c.Labels, (double)c.Status.Errors))])
            .Counter("batterytwin_source_reconnects_total", "Times a source's connection was made again.", [.. all.Select(c => (c.Labels, (double)c.Status.Reconnects))]);
    }

    /// <summary>A source counts its history apart; the labels do not tell them apart.</summary>
    private static SourceStatus Sum(SourceStatus[] parts) => parts[0] with
    {
        PointsReceived = parts.Sum(part => part.PointsReceived),
        PointsAccepted = parts.Sum(part => part.PointsAccepted),
        PointsRejected = parts.Sum(part => part.PointsRejected),
        BatchesRefused = parts.Sum(part => part.BatchesRefused),
    };

    private static string Labels(IngestSource source) => PrometheusText.Labels(("kind", source.Kind), ("source", source.Name));
}

using BatteryTwin.Ingest.Pipeline;

namespace BatteryTwin.Web.Api;

/// <summary>What came in, by source: <c>/api/ingest/status</c>.</summary>
public static class IngestStatusApi
{
    public static IEndpointRouteBuilder MapIngestStatusApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/ingest/status", (IIngestStatus status, IQuarantine quarantine) => TypedResults.Ok(new
        {
            status.Sources,
            Queue = new { status.Queue.Waiting, status.Queue.Capacity },
            Unmapped = status.Unmapped.Select(series => new
            {
                series.Key.Measurement,
                series.Key.Twin,
                series.Key.Field,
                Series = series.Key.Canonical,
                series.Reason,
                series.FirstSeen,
                series.LastSeen,
                series.Points,
            }),
            status.UnmappedCount,
            status.Observers,
            Quarantine = new { quarantine.Count, quarantine.Dropped },
        })).WithTags("Ingest").WithSummary("Counts by source, unmapped series, queue and observers");
        return routes;
    }
}

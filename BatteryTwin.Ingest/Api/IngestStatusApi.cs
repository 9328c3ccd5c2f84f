using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Sources;
using BatteryTwin.Ingest.Sources.DemoPlant;
using BatteryTwin.Ingest.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BatteryTwin.Ingest.Api;

/// <summary>What came in, by source: <c>/api/ingest/status</c>.</summary>
public static class IngestStatusApi
{
    public static IEndpointRouteBuilder MapIngestStatusApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/ingest/status", (IIngestStatus status, IQuarantine quarantine, ISourceConnections connections, IDemoPlantStatus demoPlant, IStorageOverview storage) => TypedResults.Ok(new IngestStatusAnswer
        {
            Sources = status.Sources,
            Connections = connections.All,
            Queue = new(status.Queue.Waiting, status.Queue.Capacity),
            Unmapped = [.. status.Unmapped.Select(UnmappedAnswer.Of)],
            UnmappedCount = status.UnmappedCount,
            Observers = status.Observers,
            Quarantine = new(quarantine.Count, quarantine.Dropped),
            DemoPlant = new(demoPlant.Enabled, demoPlant.HistoryJob is { } job ? JobView.Of(job) : null),
            Storage = storage.Current,
        })).WithTags("Ingest").WithSummary("Counts by source, connections, unmapped series, queue, observers and storage");
        return routes;
    }
}

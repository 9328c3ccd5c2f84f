using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Sources;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Api;

/// <summary>What <c>/api/ingest/status</c> answers.</summary>
public sealed record IngestStatusAnswer
{
    public required IReadOnlyList<SourceStatus> Sources { get; init; }

    /// <summary>Connections and queues of the sources and the store.</summary>
    public IReadOnlyList<SourceConnectionStatus> Connections { get; init; } = [];

    public required QueueAnswer Queue { get; init; }

    public required IReadOnlyList<UnmappedAnswer> Unmapped { get; init; }

    public long UnmappedCount { get; init; }

    public required IReadOnlyList<ObserverStatus> Observers { get; init; }

    public required QuarantineCounts Quarantine { get; init; }

    public required DemoPlantAnswer DemoPlant { get; init; }

    /// <summary>What is stored and how much room is left.</summary>
    public StorageOverview? Storage { get; init; }
}

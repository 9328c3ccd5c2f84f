namespace BatteryTwin.Ingest.Pipeline;

/// <summary>Section <c>BatteryTwin:Ingest</c>: bounds of the pipeline.</summary>
public sealed record IngestPipelineOptions
{
    public const string Section = "BatteryTwin:Ingest";

    /// <summary>Points between arrival and durable storage, of all sources together; more are refused for the moment.</summary>
    public int MaxPointsInFlight { get; init; } = 2_000_000;

    /// <summary>How far ahead of the server's clock a point's time may lie.</summary>
    public TimeSpan MaxTimeAhead { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Points waiting for one observer (live state, a detector, …); beyond it the oldest batches are passed over.</summary>
    public int MaxPointsPerObserver { get; init; } = 1_000_000;

    /// <summary>Unmapped series that are listed one by one; all are counted.</summary>
    public int MaxUnmappedListed { get; init; } = 1_000;

    /// <summary>Rejected points of one batch that go to quarantine; further ones are only counted.</summary>
    public int MaxQuarantinedPerBatch { get; init; } = 10_000;
}

namespace BatteryTwin.Ingest.Pipeline;

/// <summary>
/// A source as the data-health page shows it: totals since start, rate over the last minute, and the newest point's own time
/// (its distance to <see cref="LastReceived"/> is the lag).
/// </summary>
public sealed record SourceStatus
{
    public required IngestSource Source { get; init; }

    public long PointsReceived { get; init; }

    public long PointsAccepted { get; init; }

    public long PointsRejected { get; init; }

    public long BatchesRefused { get; init; }

    public double PointsPerSecond { get; init; }

    public DateTimeOffset? LastReceived { get; init; }

    public DateTimeOffset? NewestPoint { get; init; }
}

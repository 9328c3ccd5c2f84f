namespace BatteryTwin.Ingest.Pipeline;

/// <summary>Rejected points, durable, bounded (oldest dropped and counted).</summary>
public interface IQuarantine
{
    long Count { get; }

    /// <summary>Points dropped because the quarantine was full.</summary>
    long Dropped { get; }

    /// <summary>Newest first; <paramref name="beforeId"/> pages backwards.</summary>
    IReadOnlyList<QuarantinedPoint> List(int limit, long? beforeId = null, string? code = null, string? twin = null);

    ValueTask AddAsync(IReadOnlyList<QuarantinedPoint> points, CancellationToken cancel = default);

    /// <summary>Feeds points (all when <paramref name="ids"/> is null) through the pipeline again; those now accepted are marked replayed.</summary>
    ValueTask<(int Accepted, int Rejected)> ReplayAsync(IReadOnlyCollection<long>? ids, CancellationToken cancel = default);
}

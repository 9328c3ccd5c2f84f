namespace BatteryTwin.Ingest.Pipeline;

/// <summary>Rejected points as people work through them; durable, bounded (oldest dropped and counted).</summary>
public interface IQuarantine
{
    long Count { get; }

    /// <summary>Points dropped because the quarantine was full.</summary>
    long Dropped { get; }

    /// <summary>Newest first; <paramref name="beforeId"/> pages backwards.</summary>
    /// <exception cref="Storage.StorageUnavailableException">The quarantine cannot be read now.</exception>
    ValueTask<IReadOnlyList<QuarantinedPoint>> ListAsync(int limit, long? beforeId = null, string? code = null, string? twin = null, CancellationToken cancel = default);

    /// <summary>Feeds points (all when <paramref name="ids"/> is null) through the pipeline again; those now accepted are marked replayed.</summary>
    /// <exception cref="IngestOverloadedException">The queue is full; try again later.</exception>
    /// <exception cref="Storage.StorageUnavailableException">Points cannot be made durable now.</exception>
    ValueTask<(int Accepted, int Rejected)> ReplayAsync(IReadOnlyCollection<long>? ids, CancellationToken cancel = default);
}

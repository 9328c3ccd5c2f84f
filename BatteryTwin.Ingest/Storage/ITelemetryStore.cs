using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage;

/// <summary>
/// Where telemetry stays. Same series and timestamp: the last write wins. Reads see every acknowledged write.
/// Safe for concurrent use.
/// </summary>
public interface ITelemetryStore
{
    /// <summary>Appends a batch; when the task completes the points survive a killed process (and, in strict mode, a power cut).</summary>
    /// <exception cref="SeriesTypeConflictException">A series of the batch exists with another type; nothing of the batch was stored. The pipeline checks <see cref="TypeOf"/> first.</exception>
    /// <exception cref="StorageUnavailableException">The points could not be made durable (disk full, …); nothing was acknowledged.</exception>
    ValueTask AppendAsync(TelemetryBatch batch, CancellationToken cancel = default);

    /// <summary>What this store cannot hold; the pipeline quarantines it.</summary>
    TelemetryStoreRules Rules => TelemetryStoreRules.None;

    /// <summary>
    /// The type that values of a series must have: that of the stored series, or of its field where the store has one type per field
    /// (<see cref="TelemetryStoreRules.OneTypePerField"/>). Null while it is free. Answered from memory.
    /// </summary>
    FieldType? TypeOf(SeriesKey key);

    /// <summary>Stored series that match, ordered by canonical key.</summary>
    /// <exception cref="StorageUnavailableException">The store cannot be read now.</exception>
    ValueTask<IReadOnlyList<SeriesState>> SeriesAsync(SeriesSelector selector, CancellationToken cancel = default);

    /// <summary>The newest point of each series that matches, ordered by canonical key; cheaper than <see cref="SeriesAsync"/>, which counts.</summary>
    /// <exception cref="StorageUnavailableException">The store cannot be read now.</exception>
    ValueTask<IReadOnlyList<SeriesLatest>> LatestAsync(SeriesSelector selector, CancellationToken cancel = default);

    /// <summary>Answers a range query series by series, ordered by canonical key; series without points in the range are left out.</summary>
    /// <exception cref="StorageUnavailableException">The store cannot be read now.</exception>
    IAsyncEnumerable<SeriesPoints> ReadAsync(RangeQuery query, CancellationToken cancel = default);

    /// <summary>Size and work of the store, for people and metrics.</summary>
    TelemetryStoreStatistics Statistics { get; }
}

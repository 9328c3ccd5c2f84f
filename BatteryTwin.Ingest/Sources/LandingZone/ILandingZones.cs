namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>The landing zones: what lies in them, what became of files, files to put in.</summary>
public interface ILandingZones
{
    /// <summary>The zones, and the files that were or are being taken, newest first.</summary>
    /// <exception cref="Storage.StorageUnavailableException">They cannot be read now.</exception>
    ValueTask<LandingOverview> ReadAsync(LandingQuery query, CancellationToken cancel = default);

    /// <summary>Puts a file into a zone (null: the first), whole or not at all.</summary>
    /// <exception cref="Storage.StorageUnavailableException">It cannot be put there now.</exception>
    Task<LandingDelivery> PutAsync(string? zoneName, string name, Stream content, CancellationToken cancel = default);

    /// <summary>Puts a finished file back, so that it is taken again, by what the schemas say now.</summary>
    /// <exception cref="Storage.StorageUnavailableException">It cannot be put back now.</exception>
    ValueTask<LandingRetry> RetryAsync(long id, CancellationToken cancel = default);
}

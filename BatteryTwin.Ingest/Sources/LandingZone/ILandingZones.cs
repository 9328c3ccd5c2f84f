namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>The landing zones: what lies in them, what became of files, files to put in.</summary>
public interface ILandingZones
{
    IReadOnlyList<LandingZoneView> Zones { get; }

    /// <summary>Files that were taken, or are being taken, newest first.</summary>
    IReadOnlyList<LandingFile> Files(int limit, string? zone = null, LandingFileState? state = null, string? path = null);

    LandingFile? File(long id);

    /// <summary>Puts a file into a zone (null: the first), whole or not at all.</summary>
    Task<LandingDelivery> PutAsync(string? zoneName, string name, Stream content, CancellationToken cancel = default);

    /// <summary>Puts a finished file back, so that it is taken again, by what the schemas say now.</summary>
    LandingRetry Retry(long id);
}

namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>Section <c>BatteryTwin:Sources:LandingZone</c>: folders whose files are taken in.</summary>
public sealed record LandingZoneOptions
{
    public const string Section = "BatteryTwin:Sources:LandingZone";

    /// <summary>Name of the zone that <see cref="Folder"/> sets.</summary>
    public const string DefaultName = "landing";

    /// <summary>The folder of the zone <c>landing</c>, relative to the data directory; empty turns that zone off.</summary>
    public string Folder { get; init; } = "landing";

    /// <summary>Further zones: name and folder.</summary>
    public Dictionary<string, string> Folders { get; init; } = [];

    /// <summary>Zone (IANA name) of times without an offset; empty: that of <c>BatteryTwin:Plant:TimeZone</c>.</summary>
    public string? TimeZone { get; init; }

    /// <summary>How long a file must not have changed before it counts as complete.</summary>
    public TimeSpan QuietTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often folders are looked through; network shares tell nothing by themselves.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Taken files are deleted at once instead of moved to <c>done/</c>.</summary>
    public bool DeleteTaken { get; init; }

    /// <summary>Days after which files in <c>done/</c> are deleted.</summary>
    public int KeepDays { get; init; } = 30;

    public LandingRows Rows { get; init; } = LandingRows.ByAge;

    public TimeSpan LiveWithin { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Largest file that may be sent to <c>/api/landing/files</c>, in bytes.</summary>
    public long MaxUploadBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>Longest row, in bytes.</summary>
    public int MaxRowBytes { get; init; } = 256 * 1024;

    /// <summary>Points handed to the pipeline at once.</summary>
    public int PointsPerBatch { get; init; } = 100_000;

    /// <summary>Zones by name.</summary>
    public IEnumerable<(string Name, string Folder)> Zones =>
        (Folder.Length == 0 ? [] : new[] { (DefaultName, Folder) }).Concat(Folders.Where(zone => zone.Key != DefaultName && zone.Value.Length > 0).Select(zone => (zone.Key, zone.Value)));
}

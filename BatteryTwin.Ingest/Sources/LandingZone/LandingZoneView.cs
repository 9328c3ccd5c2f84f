namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>A landing zone at one moment.</summary>
public sealed record LandingZoneView(string Name, string Folder)
{
    /// <summary>The file being taken, and how much of it has been read, 0 to 1.</summary>
    public LandingFile? Current { get; init; }

    public double Share { get; init; }

    public long WaitingFiles { get; init; }

    public long WaitingBytes { get; init; }

    /// <summary>Files taken, as far as the ledger reaches back.</summary>
    public long Done { get; init; }

    /// <summary>Files that lie in <c>failed</c>.</summary>
    public long Failed { get; init; }
}

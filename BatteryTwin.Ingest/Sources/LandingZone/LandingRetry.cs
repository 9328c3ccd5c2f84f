namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>Whether a finished file was put back.</summary>
public enum LandingRetry
{
    Back,

    /// <summary>There is no such entry.</summary>
    Unknown,

    /// <summary>The file is being taken, or no longer there.</summary>
    Gone,

    /// <summary>Another file of that name waits.</summary>
    Occupied,
}

namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>Whether rows of files count as news.</summary>
public enum LandingRows
{
    /// <summary>Rows younger than <see cref="LandingZoneOptions.LiveWithin"/> are news, older ones history.</summary>
    ByAge,

    /// <summary>All are news: they reach live state, detectors and pages.</summary>
    Live,

    /// <summary>All are history: they are stored and nothing else.</summary>
    History,
}

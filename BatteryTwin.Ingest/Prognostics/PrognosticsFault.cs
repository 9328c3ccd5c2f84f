namespace BatteryTwin.Ingest.Prognostics;

/// <summary>Why a request about data sets or models is refused.</summary>
public enum PrognosticsFault
{
    /// <summary>What was sent cannot be used.</summary>
    Invalid,

    /// <summary>There is no such data set or model.</summary>
    Unknown,

    /// <summary>The file is too long.</summary>
    TooLarge,

    /// <summary>It is of another kind, or in use.</summary>
    Conflict,

    /// <summary>The body is in no format that is taken.</summary>
    UnsupportedMedia,
}

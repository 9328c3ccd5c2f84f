namespace BatteryTwin.Ingest.Pipeline.LineProtocol;

/// <summary>What reading a line came to.</summary>
internal enum LineOutcome
{
    Read,

    /// <summary>The rest of the line has not arrived yet.</summary>
    Incomplete,

    Fault,
}

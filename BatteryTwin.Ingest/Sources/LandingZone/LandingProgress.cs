namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>How far a file has been taken: bytes of its text (unpacked) that are done with, the line that comes next, values stored and refused.</summary>
public sealed record LandingProgress(long Offset, int NextLine, long Points, long Rejected)
{
    public static LandingProgress Start { get; } = new(0, 1, 0, 0);
}

namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>Which files are asked for: at most so many, of one zone, in one state, of one path; null asks for all.</summary>
public sealed record LandingQuery(int Limit, string? Zone = null, LandingFileState? State = null, string? Path = null);

namespace BatteryTwin.Web.State;

/// <summary>
/// A sender that no model knows, as lists show it: the twin its lines name (null: none), how many of its series are unmapped and why,
/// and when it was last heard.
/// </summary>
public sealed record UnmappedMachine(string? TwinId, string Measurement, int SeriesCount, string Reason, DateTimeOffset LastSeen, long Points);

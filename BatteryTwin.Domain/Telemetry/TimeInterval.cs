namespace BatteryTwin.Domain.Telemetry;

/// <summary>A stretch of time in nanoseconds since 1970, both ends inclusive.</summary>
public readonly record struct TimeInterval(long FirstNs, long LastNs);

namespace BatteryTwin.Ingest.Storage.Telemetry.Rollups;

/// <summary>A level of rollups: one summary per bucket of time in which a series has points.</summary>
/// <param name="Name">Name of its folder.</param>
/// <param name="IntervalNs">Length of a bucket.</param>
internal sealed record RollupLevel(string Name, long IntervalNs);

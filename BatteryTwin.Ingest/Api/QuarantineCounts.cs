namespace BatteryTwin.Ingest.Api;

/// <summary>Rejected points kept, and those dropped because there were too many.</summary>
public sealed record QuarantineCounts(long Count, long Dropped);

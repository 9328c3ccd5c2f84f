namespace BatteryTwin.Ingest.Mapping;

/// <summary>What a replay came to: series and points read, values stored under their twin, left out because they mean "no value", and sent to quarantine.</summary>
public sealed record ReplayOutcome(int Series, long Points, long Stored, long Dropped, long Refused);

namespace BatteryTwin.Ingest.Alarms;

/// <summary>A value as rules take it.</summary>
internal readonly record struct RuleValue(long TimeNs, string TwinId, string Field, double Value);

using BatteryTwin.Ingest.Alarms.Rehearsal;

namespace BatteryTwin.Ingest.Alarms.Desk;

/// <summary>Where a rehearsal stands; progress from 0 to 1.</summary>
public sealed record RehearsalRun(string JobId, bool IsFinished, double Progress, string Message, RehearsalAnswer? Result, string? Error);

using BatteryTwin.Domain.Alarms.Rules;

namespace BatteryTwin.Ingest.Alarms.Rehearsal;

/// <summary>What is to be rehearsed.</summary>
/// <param name="Rule">The rule as drafted; it need not be kept.</param>
/// <param name="From">Start; 30 days before the end by default.</param>
/// <param name="To">End; now by default.</param>
/// <param name="DaysBefore">Where only the end of a fault is known: days before it in which an alarm is about it.</param>
public sealed record RehearsalRequest(AlarmRule? Rule, DateTimeOffset? From = null, DateTimeOffset? To = null, double DaysBefore = 7);

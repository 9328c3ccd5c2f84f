namespace BatteryTwin.Domain.Alarms.Rules.Rehearsal;

/// <summary>A known fault and what the rule made of it.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Verdict">Caught, missed or not yet.</param>
/// <param name="FirstAlarm">When the first alarm about it would have come.</param>
/// <param name="Lead">From that alarm to the fault's end; null while it has none.</param>
public sealed record JudgedFault(KnownFault Fault, FaultVerdict Verdict, DateTimeOffset? FirstAlarm, TimeSpan? Lead);

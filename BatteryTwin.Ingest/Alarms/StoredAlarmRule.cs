using BatteryTwin.Domain.Alarms.Rules;

namespace BatteryTwin.Ingest.Alarms;

/// <summary>A rule that is kept.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Version">Counts its changes from 1; a deleted rule's successor goes on counting.</param>
/// <param name="ChangedAt">When it was changed last.</param>
/// <param name="ChangedBy">Who did, as they said themselves; null when nobody said.</param>
public sealed record StoredAlarmRule(AlarmRule Rule, long Version, DateTimeOffset ChangedAt, string? ChangedBy);

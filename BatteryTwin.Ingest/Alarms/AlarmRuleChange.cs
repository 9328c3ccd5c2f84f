using BatteryTwin.Domain.Alarms.Rules;

namespace BatteryTwin.Ingest.Alarms;

/// <summary>An entry of a rule's history.</summary>
/// <param name="Version">Version that it made.</param>
/// <param name="At">When.</param>
/// <param name="By">Who, self-declared; null when nobody said.</param>
/// <param name="Rule">What the rule became; null when it was deleted.</param>
public sealed record AlarmRuleChange(long Version, DateTimeOffset At, string? By, AlarmRule? Rule);

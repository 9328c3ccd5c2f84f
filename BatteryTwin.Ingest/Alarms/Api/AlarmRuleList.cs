namespace BatteryTwin.Ingest.Alarms.Api;

/// <summary>All rules.</summary>
public sealed record AlarmRuleList(IReadOnlyList<AlarmRuleView> Rules);

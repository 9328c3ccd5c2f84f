namespace BatteryTwin.Domain.RootCause.Alarms;

/// <summary>A variable or alarm of a machine.</summary>
public sealed record AlarmNode(string Id, bool IsAlarm);

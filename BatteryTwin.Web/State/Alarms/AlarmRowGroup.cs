namespace BatteryTwin.Web.State.Alarms;

/// <summary>Alarms with one probable origin, as lists show them.</summary>
public sealed record AlarmRowGroup(string OriginId, string OriginTitle, int Places, IReadOnlyList<AlertRow> Rows);

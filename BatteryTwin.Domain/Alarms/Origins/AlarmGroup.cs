namespace BatteryTwin.Domain.Alarms.Origins;

/// <summary>Alarms with one probable origin.</summary>
/// <param name="Origin">Twin from which the others can be reached along the flow.</param>
/// <param name="Alerts">The alarms: those at the origin first, then along the flow, each place's oldest first.</param>
public sealed record AlarmGroup(string Origin, IReadOnlyList<Alert> Alerts)
{
    /// <summary>Places with an alarm.</summary>
    public int Places => Alerts.Select(alert => alert.TwinId).Distinct(StringComparer.Ordinal).Count();
}

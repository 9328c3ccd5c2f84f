namespace BatteryTwin.Web.State.Alarms;

/// <summary>Kinds of conditions as the editor offers them.</summary>
public enum ConditionKind
{
    Threshold,
    Rate,
    Deviation,
    Forecast,
    Missing,
    Compound,
}

namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>What a plan's work recurs by.</summary>
public enum RecurrenceChoice
{
    Calendar,
    RunningHours,
    Cycles,
}

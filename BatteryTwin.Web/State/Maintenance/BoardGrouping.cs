namespace BatteryTwin.Web.State.Maintenance;

/// <summary>What the rows of the maintenance board are.</summary>
public enum BoardGrouping
{
    Crew,
    Line,
}

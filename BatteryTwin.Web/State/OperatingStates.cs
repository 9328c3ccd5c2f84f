namespace BatteryTwin.Web.State;

/// <summary>Values of a station's operating state.</summary>
public static class OperatingStates
{
    public const string Running = "Running";
    public const string Idle = "Idle";
    public const string Stopped = "Stopped";
    public const string Starved = "Starved";
    public const string Blocked = "Blocked";

    /// <summary>True when the station waits for its neighbours: it suffers, it is not the cause.</summary>
    public static bool IsWaiting(string? state) => state is Starved or Blocked;
}

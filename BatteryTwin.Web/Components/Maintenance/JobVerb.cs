namespace BatteryTwin.Web.Components.Maintenance;

/// <summary>What people can do with an order.</summary>
public enum JobVerb
{
    Plan,
    Start,
    Pause,
    Resume,
    Complete,
    Unplan,
    Cancel,
}

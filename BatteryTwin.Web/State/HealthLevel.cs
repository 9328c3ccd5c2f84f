namespace BatteryTwin.Web.State;

/// <summary>An asset's health as every page shows it, in rising order of urgency.</summary>
public enum HealthLevel
{
    Normal,

    /// <summary>No data, or data too old to trust.</summary>
    Stale,

    Advisory,
    Caution,
    High,
    Critical,
}

namespace BatteryTwin.Web.State.Production;

/// <summary>Where a target comes from.</summary>
public enum TargetSource
{
    /// <summary>A target entered for the shift.</summary>
    ShiftTarget,

    /// <summary>The line's orders, by their share of planned time in the shift.</summary>
    Orders,

    /// <summary>Nobody entered a plan: the planned rate over the planned time.</summary>
    PlannedRate,
}

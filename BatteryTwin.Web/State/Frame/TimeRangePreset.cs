namespace BatteryTwin.Web.State.Frame;

/// <summary>The named time ranges of the header.</summary>
public enum TimeRangePreset
{
    ThisShift,
    LastShift,
    Today,
    Hour,
    Day,
    Week,
    Month,

    /// <summary>From and to are given.</summary>
    Custom,
}

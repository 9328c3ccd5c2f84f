namespace BatteryTwin.Domain.Production.Calendar;

/// <summary>What a plant calendar plans for a moment.</summary>
public enum CalendarTime
{
    /// <summary>A shift works.</summary>
    Work,

    /// <summary>A planned pause of a shift: break, handover, meeting.</summary>
    Pause,

    /// <summary>Planned maintenance or cleaning in a shift.</summary>
    Maintenance,

    /// <summary>Planned trials in a shift.</summary>
    Trial,

    /// <summary>No shift: night, weekend, holiday.</summary>
    NoShift,
}

namespace BatteryTwin.Domain.Production.Calendar;

/// <summary>What a calendar consists of.</summary>
public enum CalendarPart
{
    /// <summary>The calendar as a whole.</summary>
    Whole,

    Shifts,

    Holidays,

    RecurringStops,
}

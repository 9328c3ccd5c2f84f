namespace BatteryTwin.Domain.Production.Calendar;

/// <summary>Into what figures over a stretch of time are cut.</summary>
public enum PeriodKind
{
    /// <summary>One figure for the whole stretch.</summary>
    Whole,

    /// <summary>Shifts, and the times without one between them.</summary>
    Shift,

    /// <summary>Days of the plant's clock: 23, 24 or 25 hours.</summary>
    Day,

    /// <summary>Weeks from Monday (ISO 8601).</summary>
    Week,
}

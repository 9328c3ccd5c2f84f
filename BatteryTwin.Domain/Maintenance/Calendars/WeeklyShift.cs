namespace BatteryTwin.Domain.Maintenance.Calendars;

/// <summary>A shift that comes every week, in clock readings of the crew's time zone.</summary>
/// <param name="Day">Day on which it begins.</param>
/// <param name="Start">Begin.</param>
/// <param name="End">End; at or before the begin it lies on the next day.</param>
public sealed record WeeklyShift(DayOfWeek Day, TimeOnly Start, TimeOnly End);

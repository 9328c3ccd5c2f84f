namespace BatteryTwin.Domain.Production.Calendar;

/// <summary>
/// A planned stop that comes again by the plant's clock: a break, a handover. It has a length and no end, so that a clock change neither shortens nor doubles it.
/// </summary>
/// <param name="Reason">What people call it.</param>
/// <param name="Kind">Pause, maintenance or trial.</param>
/// <param name="Start">When it begins, by the plant's clock.</param>
/// <param name="Length">How long it lasts.</param>
/// <param name="Days">Weekdays on which it begins; none means every day.</param>
/// <param name="Scope">Twin it holds for, with all that twin contains; null for the whole plant.</param>
public sealed record RecurringStop(string Reason, CalendarTime Kind, TimeOnly Start, TimeSpan Length, IReadOnlyList<DayOfWeek> Days, string? Scope = null)
{
    public bool BeginsOn(DateOnly day) => Days.Count == 0 || Days.Contains(day.DayOfWeek);
}

using System.Globalization;

namespace BatteryTwin.Domain.Production.Calendar;

/// <summary>Cuts time into shifts, days and weeks of a plant.</summary>
public static class CalendarPeriods
{
    public const string NoShift = "no shift";

    private static readonly TimeSpan s_longestByShift = TimeSpan.FromDays(3);
    private static readonly TimeSpan s_longestByDay = TimeSpan.FromDays(45);

    /// <summary>What a stretch of some length is best cut into, so that a person can look over the pieces: shifts up to 3 days, days up to 45, weeks beyond.</summary>
    public static PeriodKind KindFor(TimeSpan span) => span <= s_longestByShift ? PeriodKind.Shift : span <= s_longestByDay ? PeriodKind.Day : PeriodKind.Week;

    /// <summary>Periods without gap or overlap from one instant to another; the first and the last are cut at the edges.</summary>
    public static IReadOnlyList<CalendarPeriod> Of(PlantCalendar calendar, DateTimeOffset from, DateTimeOffset to, PeriodKind kind)
    {
        if (to <= from)
        {
            return [];
        }

        return kind switch
        {
            PeriodKind.Whole => [new(string.Empty, from, to)],
            PeriodKind.Shift => [.. ByShift(calendar, from, to)],
            PeriodKind.Day => [.. ByDay(calendar.Clock, from, to, day => day, 1, day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))],
            PeriodKind.Week => [.. ByDay(calendar.Clock, from, to, day => PlantWeek.Of(day).Monday, 7, day => PlantWeek.Of(day).Name)],
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    private static IEnumerable<CalendarPeriod> ByShift(PlantCalendar calendar, DateTimeOffset from, DateTimeOffset to)
    {
        DateTimeOffset at = from;
        foreach (CalendarSpan shift in calendar.ShiftSpans(from, to))
        {
            if (shift.From > at)
            {
                yield return Between(calendar.Clock, at, shift.From);
                at = shift.From;
            }

            // Shifts of a sound calendar do not overlap; where they do, the first has the time.
            DateTimeOffset end = shift.To < to ? shift.To : to;
            if (end > at)
            {
                yield return new($"{calendar.Clock.DayOf(shift.From):yyyy-MM-dd} {shift.Shift}", at, end);
                at = end;
            }
        }

        if (at < to)
        {
            yield return Between(calendar.Clock, at, to);
        }
    }

    private static CalendarPeriod Between(PlantClock clock, DateTimeOffset from, DateTimeOffset to) => new($"{clock.DayOf(from):yyyy-MM-dd} {NoShift}", from, to);

    private static IEnumerable<CalendarPeriod> ByDay(PlantClock clock, DateTimeOffset from, DateTimeOffset to, Func<DateOnly, DateOnly> first, int days, Func<DateOnly, string> name)
    {
        for (DateOnly day = first(clock.DayOf(from)); clock.StartOf(day) < to; day = day.AddDays(days))
        {
            DateTimeOffset start = clock.StartOf(day);
            DateTimeOffset end = clock.StartOf(day.AddDays(days));
            yield return new(name(day), start > from ? start : from, end < to ? end : to);
        }
    }
}

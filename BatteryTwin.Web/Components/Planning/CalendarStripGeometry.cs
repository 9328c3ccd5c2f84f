using System.Globalization;
using BatteryTwin.Domain.Production.Calendar;

namespace BatteryTwin.Web.Components.Planning;

/// <summary>Draws a calendar day by day. A row is 25 hours wide, so that the days on which the clock changes stand out by their length.</summary>
public static class CalendarStripGeometry
{
    private const double RowHours = 25;
    private const double LabelPercent = 10;
    private const int MostDaysAhead = 400;

    public static CalendarStripDay Day(PlantCalendar calendar, DateOnly day, IReadOnlySet<string> scopes)
    {
        PlantClock clock = calendar.Clock;
        (DateTimeOffset from, DateTimeOffset to) = (clock.StartOf(day), clock.StartOf(day.AddDays(1)));
        string[] names = [.. calendar.Shifts.Select(shift => shift.Name).Distinct(StringComparer.Ordinal)];
        return new(
            day,
            to - from,
            [.. calendar.Spans(from, to, scopes).Where(span => span.Kind != CalendarTime.NoShift).Select(span => Block(calendar, span, from, Array.IndexOf(names, span.Shift)))],
            calendar.Holidays.FirstOrDefault(holiday => holiday.Date == day)?.Name,
            calendar.ShiftSpans(from, to).Where(shift => clock.DayOf(shift.From) == day).Select(shift => OddWords(calendar, shift)).FirstOrDefault(words => words is not null));
    }

    /// <summary>The next days on which the clock changes, two at most.</summary>
    public static IReadOnlyList<DateOnly> ClockChanges(PlantClock clock, DateOnly from)
    {
        List<DateOnly> days = [];
        for (int i = 0; i < MostDaysAhead && days.Count < 2; i++)
        {
            DateOnly day = from.AddDays(i);
            if (clock.StartOf(day.AddDays(1)) - clock.StartOf(day) != TimeSpan.FromHours(24))
            {
                days.Add(day);
            }
        }

        return days;
    }

    public static string Percent(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static CalendarStripBlock Block(PlantCalendar calendar, CalendarSpan span, DateTimeOffset dayStart, int shift)
    {
        double left = 100 * (span.From - dayStart).TotalHours / RowHours;
        double width = 100 * span.Duration.TotalHours / RowHours;
        string times = $"{Clock(calendar, span.From)}–{Clock(calendar, span.To)}";
        string words = span.Kind == CalendarTime.Work ? $"{span.Shift} {times}" : $"{span.Reason}, {span.Kind.ToString().ToLowerInvariant()} {times}";
        return new(left, width, span.Kind, Math.Max(0, shift) % 3, width >= LabelPercent ? span.Kind == CalendarTime.Work ? span.Shift : span.Reason : null, words);
    }

    private static string? OddWords(PlantCalendar calendar, CalendarSpan shift)
    {
        TimeSpan clocked = TimeZoneInfo.ConvertTime(shift.To, calendar.Zone).DateTime - TimeZoneInfo.ConvertTime(shift.From, calendar.Zone).DateTime;
        return clocked == shift.Duration ? null : string.Create(CultureInfo.CurrentCulture, $"{shift.Shift} has {shift.Duration.TotalHours:0.#} h");
    }

    private static string Clock(PlantCalendar calendar, DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, calendar.Zone).ToString("HH:mm", CultureInfo.InvariantCulture);
}

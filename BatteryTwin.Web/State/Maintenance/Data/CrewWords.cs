using System.Globalization;
using BatteryTwin.Domain.Maintenance.Calendars;

namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>Says crews in words.</summary>
public static class CrewWords
{
    /// <summary>For example <c>Mon–Fri 06:00–14:00; daily 22:00–06:00</c>.</summary>
    public static string Shifts(CrewCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.Shifts.Length == 0
            ? "no weekly shifts"
            : string.Join("; ", Rows(calendar));
    }

    /// <summary>The same, one by one.</summary>
    public static IEnumerable<string> Rows(CrewCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return CrewShiftDraft.Of(calendar.Shifts).Select(row => row.From == row.To ? $"{Days(row.Days)} around the clock from {row.From}" : $"{Days(row.Days)} {row.From}–{row.To}");
    }

    /// <summary>Days off and extra shifts from a time on: <c>2 times off ahead</c>; null when there are none.</summary>
    public static string? Exceptions(CrewCalendar calendar, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        int off = calendar.Off.Count(stretch => stretch.End > now);
        int extra = calendar.Extra.Count(stretch => stretch.End > now);
        string words = string.Join(", ", new[] { off == 0 ? null : off == 1 ? "1 time off" : $"{off} times off", extra == 0 ? null : extra == 1 ? "1 extra shift" : $"{extra} extra shifts" }.OfType<string>());
        return words.Length == 0 ? null : $"{words} ahead";
    }

    /// <summary>Working hours of an ordinary week; shifts that overlap count once.</summary>
    public static double WeekHours(IEnumerable<WeeklyShift> shifts)
    {
        DateTimeOffset monday = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        IEnumerable<TimeStretch> week = shifts.Select(shift =>
        {
            DateTimeOffset day = monday.AddDays(((int)shift.Day + 6) % 7);
            return new TimeStretch(day + shift.Start.ToTimeSpan(), (shift.End > shift.Start ? day : day.AddDays(1)) + shift.End.ToTimeSpan());
        });
        return TimeStretch.Union(week).Sum(stretch => stretch.Length.TotalHours);
    }

    /// <summary>A zone as people name it: <c>Berlin time</c>, <c>UTC</c>.</summary>
    public static string Zone(string zone) => zone == "UTC" ? zone : $"{zone.Split('/')[^1].Replace('_', ' ')} time";

    /// <summary>Days in a row are a span: <c>Mon–Fri, Sun</c>.</summary>
    public static string Days(IReadOnlySet<DayOfWeek> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        if (days.Count == 7)
        {
            return "daily";
        }

        List<string> spans = [];
        for (int first = 0; first < 7; first++)
        {
            if (!days.Contains(CrewShiftDraft.Week[first]))
            {
                continue;
            }

            int last = first;
            while (last < 6 && days.Contains(CrewShiftDraft.Week[last + 1]))
            {
                last++;
            }

            spans.Add(last == first ? Day(first) : $"{Day(first)}{(last == first + 1 ? ", " : "–")}{Day(last)}");
            first = last;
        }

        return spans.Count == 0 ? "no day" : string.Join(", ", spans);
    }

    /// <summary>Short name of a day: <c>Mon</c>.</summary>
    public static string Day(DayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetAbbreviatedDayName(day);

    private static string Day(int ofWeek) => Day(CrewShiftDraft.Week[ofWeek]);
}

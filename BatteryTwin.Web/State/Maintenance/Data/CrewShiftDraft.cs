using System.Globalization;
using BatteryTwin.Domain.Maintenance.Calendars;

namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>A weekly shift as people enter it: days and two readings of the clock. Editable.</summary>
public sealed class CrewShiftDraft
{
    /// <summary>The week as people write it, from Monday.</summary>
    public static IReadOnlyList<DayOfWeek> Week { get; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>Days on which it begins.</summary>
    public HashSet<DayOfWeek> Days { get; } = [];

    public string From { get; set; } = "06:00";

    public string To { get; set; } = "14:00";

    /// <summary>It ends on the day after the one on which it begins.</summary>
    public bool EndsNextDay => Read(From) is { } from && Read(To) is { } to && to <= from;

    /// <summary>Its length in words: <c>8 h, ends on the next day</c>.</summary>
    public string Length => Read(From) is { } from && Read(To) is { } to
        ? string.Create(CultureInfo.CurrentCulture, $"{Hours(from, to):0.##} h{(EndsNextDay ? ", ends on the next day" : string.Empty)}")
        : string.Empty;

    /// <summary>Shifts with the same readings are one row.</summary>
    public static List<CrewShiftDraft> Of(IEnumerable<WeeklyShift> shifts)
    {
        List<CrewShiftDraft> rows = [];
        foreach (IGrouping<(TimeOnly Start, TimeOnly End), WeeklyShift> group in shifts.GroupBy(shift => (shift.Start, shift.End)).OrderBy(group => group.Key.Start))
        {
            CrewShiftDraft row = new() { From = Text(group.Key.Start), To = Text(group.Key.End) };
            row.Days.UnionWith(group.Select(shift => shift.Day));
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The shifts of the week; faults go to the field.</summary>
    public IEnumerable<WeeklyShift> ToShifts(FieldFaults faults, string field)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (Days.Count == 0)
        {
            faults.Add(field, "Choose at least one day, or remove the shift.");
        }

        if (Read(From) is not { } from || Read(To) is not { } to)
        {
            faults.Add(field, "Begin and end are needed, like 06:00 and 14:00.");
            return [];
        }

        return Week.Where(Days.Contains).Select(day => new WeeklyShift(day, from, to));
    }

    public void Toggle(DayOfWeek day)
    {
        if (!Days.Remove(day))
        {
            Days.Add(day);
        }
    }

    private static double Hours(TimeOnly from, TimeOnly to) => to > from ? (to - from).TotalHours : 24 - (from.ToTimeSpan() - to.ToTimeSpan()).TotalHours;

    private static string Text(TimeOnly time) => time.ToString(time.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);

    private static TimeOnly? Read(string text) => TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time) ? time : null;
}

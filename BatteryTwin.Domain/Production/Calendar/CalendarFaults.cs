namespace BatteryTwin.Domain.Production.Calendar;

/// <summary>What is wrong with a calendar that someone entered.</summary>
public static class CalendarFaults
{
    private const int MostEntries = 5_000;
    private const int MostShifts = 200;
    private static readonly TimeSpan s_longestStop = TimeSpan.FromDays(7);

    /// <summary>One sentence for each fault, each naming the entry; none when the calendar can be used.</summary>
    public static IReadOnlyList<string> Of(PlantCalendar calendar)
    {
        // JSON may hold null where a list promises none.
        if (calendar.Shifts.Cast<object?>().Concat(calendar.Holidays).Concat(calendar.RecurringStops).Any(entry => entry is null))
        {
            return ["an entry of the calendar is null"];
        }

        if (calendar.Shifts.Count + calendar.Holidays.Count + calendar.RecurringStops.Count > MostEntries)
        {
            return [$"the calendar has more than {MostEntries} entries; take out past ones"];
        }

        if (calendar.Shifts.Count > MostShifts)
        {
            return [$"the calendar has more than {MostShifts} shifts"];
        }

        List<string> faults = [];
        faults.AddRange(calendar.Shifts.Where(shift => string.IsNullOrWhiteSpace(shift.Name)).Select(shift => $"the shift that begins at {shift.Start:HH\\:mm} has no name"));
        faults.AddRange(Overlaps(calendar.Shifts));
        faults.AddRange(calendar.Holidays.GroupBy(holiday => holiday.Date).Where(group => group.Count() > 1).Select(group => $"{group.Key:yyyy-MM-dd} is a holiday twice"));
        faults.AddRange(calendar.Holidays.Where(holiday => !PlantClock.IsUsable(holiday.Date.Year)).Select(holiday => $"the holiday {holiday.Date:yyyy-MM-dd} lies outside the years {PlantClock.FirstYear} to {PlantClock.LastYear}"));
        foreach (RecurringStop stop in calendar.RecurringStops)
        {
            if (stop.Length <= TimeSpan.Zero || stop.Length > s_longestStop)
            {
                faults.Add($"the planned stop '{stop.Reason}' at {stop.Start:HH\\:mm} lasts {stop.Length}; its length must lie above zero and up to {s_longestStop.TotalDays:0} days");
            }
        }

        faults.AddRange(calendar.RecurringStops
            .Where(stop => stop.Kind is CalendarTime.Work or CalendarTime.NoShift)
            .Select(stop => $"the planned stop '{stop.Reason}' is of kind {stop.Kind}; use Pause, Maintenance or Trial"));
        return faults;
    }

    private static IEnumerable<string> Overlaps(IReadOnlyList<ShiftPattern> shifts)
    {
        (ShiftPattern Shift, double Start, double End)[] week = [.. shifts.SelectMany(InWeek)];
        for (int i = 0; i < shifts.Count; i++)
        {
            for (int j = i; j < shifts.Count; j++)
            {
                (ShiftPattern Shift, double Start, double End)[] first = [.. week.Where(entry => ReferenceEquals(entry.Shift, shifts[i]))];
                (ShiftPattern Shift, double Start, double End)[] second = [.. week.Where(entry => ReferenceEquals(entry.Shift, shifts[j]))];
                if (first.Any(one => second.Any(two => one != two && Meet(one.Start, one.End, two.Start, two.End))))
                {
                    yield return $"the shifts '{shifts[i].Name}' and '{shifts[j].Name}' overlap";
                }
            }
        }
    }

    private static IEnumerable<(ShiftPattern Shift, double Start, double End)> InWeek(ShiftPattern shift) =>
        Enum.GetValues<DayOfWeek>().Where(day => shift.Days.Count == 0 || shift.Days.Contains(day)).Select(day =>
        {
            double start = ((int)day * 24) + shift.Start.ToTimeSpan().TotalHours;
            return (shift, start, ((int)day * 24) + shift.End.ToTimeSpan().TotalHours + (shift.EndsNextDay ? 24 : 0));
        });

    /// <summary>Hours of a week that goes round.</summary>
    private static bool Meet(double start, double end, double otherStart, double otherEnd)
    {
        const double Week = 168;
        return new[] { -Week, 0, Week }.Any(turn => start < otherEnd + turn && otherStart + turn < end);
    }
}

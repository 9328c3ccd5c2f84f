namespace BatteryTwin.Domain.Production.Calendar;

/// <summary>What is wrong with a calendar that someone entered.</summary>
public static class CalendarFaults
{
    private const int MostEntries = 5_000;
    private const int MostShifts = 200;
    private static readonly TimeSpan s_longestStop = TimeSpan.FromDays(7);

    /// <summary>One sentence for each fault, each naming the entry; none when the calendar can be used.</summary>
    public static IReadOnlyList<string> Of(PlantCalendar calendar) => [.. Located(calendar).Select(fault => fault.Message)];

    /// <summary>The same with the place of each, for a form that shows a fault beside its field.</summary>
    public static IReadOnlyList<CalendarFault> Located(PlantCalendar calendar)
    {
        // JSON may hold null where a list promises none.
        if (calendar.Shifts.Cast<object?>().Concat(calendar.Holidays).Concat(calendar.RecurringStops).Any(entry => entry is null))
        {
            return [new(CalendarPart.Whole, -1, "an entry of the calendar is null")];
        }

        if (calendar.Shifts.Count + calendar.Holidays.Count + calendar.RecurringStops.Count > MostEntries)
        {
            return [new(CalendarPart.Whole, -1, $"the calendar has more than {MostEntries} entries; take out past ones")];
        }

        if (calendar.Shifts.Count > MostShifts)
        {
            return [new(CalendarPart.Shifts, -1, $"the calendar has more than {MostShifts} shifts")];
        }

        return [.. OfShifts(calendar.Shifts), .. OfHolidays(calendar.Holidays), .. calendar.RecurringStops.SelectMany(OfStop)];
    }

    private static IEnumerable<CalendarFault> OfShifts(IReadOnlyList<ShiftPattern> shifts)
    {
        for (int i = 0; i < shifts.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(shifts[i].Name))
            {
                yield return new(CalendarPart.Shifts, i, $"the shift that begins at {shifts[i].Start:HH\\:mm} has no name");
            }
        }

        foreach (CalendarFault overlap in Overlaps(shifts))
        {
            yield return overlap;
        }
    }

    private static IEnumerable<CalendarFault> OfHolidays(IReadOnlyList<Holiday> holidays)
    {
        HashSet<DateOnly> known = [];
        HashSet<DateOnly> told = [];
        for (int i = 0; i < holidays.Count; i++)
        {
            DateOnly date = holidays[i].Date;
            if (!known.Add(date) && told.Add(date))
            {
                yield return new(CalendarPart.Holidays, i, $"{date:yyyy-MM-dd} is a holiday twice");
            }

            if (!PlantClock.IsUsable(date.Year))
            {
                yield return new(CalendarPart.Holidays, i, $"the holiday {date:yyyy-MM-dd} lies outside the years {PlantClock.FirstYear} to {PlantClock.LastYear}");
            }
        }
    }

    private static IEnumerable<CalendarFault> OfStop(RecurringStop stop, int index)
    {
        if (stop.Length <= TimeSpan.Zero || stop.Length > s_longestStop)
        {
            yield return new(CalendarPart.RecurringStops, index, $"the planned stop '{stop.Reason}' at {stop.Start:HH\\:mm} lasts {stop.Length}; its length must lie above zero and up to {s_longestStop.TotalDays:0} days");
        }

        if (stop.Kind is CalendarTime.Work or CalendarTime.NoShift)
        {
            yield return new(CalendarPart.RecurringStops, index, $"the planned stop '{stop.Reason}' is of kind {stop.Kind}; use Pause, Maintenance or Trial");
        }
    }

    private static IEnumerable<CalendarFault> Overlaps(IReadOnlyList<ShiftPattern> shifts)
    {
        (double Start, double End)[][] weeks = [.. shifts.Select(shift => InWeek(shift).ToArray())];
        for (int i = 0; i < shifts.Count; i++)
        {
            for (int j = i; j < shifts.Count; j++)
            {
                bool isSame = i == j;
                if (weeks[i].Any(one => weeks[j].Any(two => !(isSame && one == two) && Meet(one.Start, one.End, two.Start, two.End))))
                {
                    yield return new(CalendarPart.Shifts, j, $"the shifts '{shifts[i].Name}' and '{shifts[j].Name}' overlap");
                }
            }
        }
    }

    private static IEnumerable<(double Start, double End)> InWeek(ShiftPattern shift) =>
        Enum.GetValues<DayOfWeek>().Where(day => shift.Days.Count == 0 || shift.Days.Contains(day)).Select(day =>
        {
            double start = ((int)day * 24) + shift.Start.ToTimeSpan().TotalHours;
            return (start, ((int)day * 24) + shift.End.ToTimeSpan().TotalHours + (shift.EndsNextDay ? 24 : 0));
        });

    /// <summary>Hours of a week that goes round.</summary>
    private static bool Meet(double start, double end, double otherStart, double otherEnd)
    {
        const double Week = 168;
        return new[] { -Week, 0, Week }.Any(turn => start < otherEnd + turn && otherStart + turn < end);
    }
}

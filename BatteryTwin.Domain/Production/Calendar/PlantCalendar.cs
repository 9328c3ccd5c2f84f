using BatteryTwin.Domain.Maintenance;

namespace BatteryTwin.Domain.Production.Calendar;

/// <summary>
/// When a plant means to work: shifts, holidays and planned stops by the plant's clock, as exact instants. Durations are differences of
/// instants, so a night has 7, 8 or 9 hours as the clock changes.
/// </summary>
public sealed record PlantCalendar
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    public required TimeZoneInfo Zone { get; init; }

    public IReadOnlyList<ShiftPattern> Shifts { get; init; } = [];

    public IReadOnlyList<Holiday> Holidays { get; init; } = [];

    public IReadOnlyList<RecurringStop> RecurringStops { get; init; } = [];

    /// <summary>Planned stops of the plant and of what it contains; each counts for the twin it names and for all that twin contains.</summary>
    public IReadOnlyList<PlannedStop> PlannedStops { get; init; } = [];

    public PlantClock Clock => new(Zone);

    /// <summary>Equally long shifts around the clock, every day: the calendar of a plant for which nobody entered one.</summary>
    public static PlantCalendar Even(TimeZoneInfo zone, int firstShiftHour, int shiftsPerDay) => new()
    {
        Zone = zone,
        Shifts =
        [
            .. Enumerable.Range(0, shiftsPerDay).Select(shift => new ShiftPattern(
                $"Shift {shift + 1}",
                TimeOnly.FromTimeSpan(Clocked(firstShiftHour, shift, shiftsPerDay)),
                TimeOnly.FromTimeSpan(Clocked(firstShiftHour, shift + 1, shiftsPerDay)),
                [])),
        ],
    };

    /// <summary>Stretches without gap or overlap from one instant to another; empty when there is no time between them.</summary>
    /// <param name="from">Start, inclusive.</param>
    /// <param name="to">End, exclusive.</param>
    /// <param name="scopes">The twin asked about and all that contain it; planned stops of other twins do not count. Null counts recurring stops of the whole plant alone.</param>
    public IReadOnlyList<CalendarSpan> Spans(DateTimeOffset from, DateTimeOffset to, IReadOnlySet<string>? scopes = null)
    {
        if (to <= from)
        {
            return [];
        }

        IReadOnlyList<CalendarSpan> shifts = ShiftSpans(from, to);
        List<CalendarSpan> stops = StopSpans(from, to, scopes);
        DateTimeOffset[] cuts =
        [
            .. shifts.Concat(stops).SelectMany(span => new[] { span.From, span.To }).Concat(HolidayEdges(from, to)).Append(from)
                .Where(cut => cut >= from && cut < to).Select(cut => cut.ToUniversalTime()).Distinct().Order(),
        ];
        List<CalendarSpan> spans = [];
        int first = 0;
        for (int i = 0; i < cuts.Length; i++)
        {
            for (; first < shifts.Count && shifts[first].To <= cuts[i]; first++)
            {
                // Over for all further cuts.
            }

            Add(spans, At(cuts[i], i + 1 < cuts.Length ? cuts[i + 1] : to.ToUniversalTime(), shifts.Skip(first).TakeWhile(shift => shift.From <= cuts[i]).FirstOrDefault(shift => cuts[i] < shift.To), stops));
        }

        return spans;
    }

    /// <summary>The shift that works at an instant, whole; null when none does.</summary>
    public CalendarSpan? ShiftAt(DateTimeOffset time) => ShiftSpans(time, time + TimeSpan.FromTicks(1)).FirstOrDefault(shift => shift.From <= time && time < shift.To);

    /// <summary>Whole shifts that touch a stretch of time, in order.</summary>
    public IReadOnlyList<CalendarSpan> ShiftSpans(DateTimeOffset from, DateTimeOffset to)
    {
        PlantClock clock = Clock;
        HashSet<DateOnly> holidays = [.. Holidays.Select(holiday => holiday.Date)];
        List<CalendarSpan> spans = [];
        foreach (DateOnly day in Days(from - s_day - s_day, to).Where(day => !holidays.Contains(day)))
        {
            foreach (ShiftPattern shift in Shifts.Where(shift => shift.BeginsOn(day)))
            {
                DateTimeOffset start = clock.Instant(day, shift.Start);
                DateTimeOffset end = clock.Instant(shift.EndsNextDay ? day.AddDays(1) : day, shift.End);
                if (end > from && start < to && end > start)
                {
                    spans.Add(new(start, end, CalendarTime.Work, shift.Name, start));
                }
            }
        }

        spans.Sort((left, right) => left.From.CompareTo(right.From));
        return spans;
    }

    private List<CalendarSpan> StopSpans(DateTimeOffset from, DateTimeOffset to, IReadOnlySet<string>? scopes)
    {
        PlantClock clock = Clock;
        bool Counts(string? scope) => scope is null || scopes?.Contains(scope) == true;
        TimeSpan longest = RecurringStops.Select(stop => stop.Length).DefaultIfEmpty(TimeSpan.Zero).Max();
        return
        [
            .. PlannedStops.Where(stop => Counts(stop.TwinId) && stop.Overlaps(from, to)).Select(stop => new CalendarSpan(stop.Start, stop.End, KindOf(stop), Reason: stop.Title)),
            .. Days(RecurringStops.Count > 0 ? from - longest - s_day : to + s_day + s_day, to)
                .SelectMany(day => RecurringStops.Where(stop => Counts(stop.Scope) && stop.BeginsOn(day)).Select(stop => (Stop: stop, Start: clock.Instant(day, stop.Start))))
                .Where(item => item.Start + item.Stop.Length > from && item.Start < to)
                .Select(item => new CalendarSpan(item.Start, item.Start + item.Stop.Length, item.Stop.Kind, Reason: item.Stop.Reason)),
        ];
    }

    private static CalendarTime KindOf(PlannedStop stop) => stop.Kind switch
    {
        StopKind.Pause => CalendarTime.Pause,
        StopKind.Trial => CalendarTime.Trial,
        _ => CalendarTime.Maintenance,
    };

    private CalendarSpan At(DateTimeOffset from, DateTimeOffset to, CalendarSpan? shift, List<CalendarSpan> stops)
    {
        if (shift is null)
        {
            DateOnly day = Clock.DayOf(from);
            return new(from, to, CalendarTime.NoShift, Reason: Holidays.FirstOrDefault(holiday => holiday.Date == day)?.Name);
        }

        CalendarSpan? stop = stops.Find(span => span.From <= from && from < span.To);
        return new(from, to, stop?.Kind ?? CalendarTime.Work, shift.Shift, shift.ShiftStart, stop?.Reason);
    }

    private IEnumerable<DateTimeOffset> HolidayEdges(DateTimeOffset from, DateTimeOffset to)
    {
        PlantClock clock = Clock;
        return Holidays.SelectMany(holiday => new[] { clock.StartOf(holiday.Date), clock.StartOf(holiday.Date.AddDays(1)) }).Where(edge => edge > from && edge < to);
    }

    private IEnumerable<DateOnly> Days(DateTimeOffset from, DateTimeOffset to)
    {
        DateOnly last = Clock.DayOf(to);
        for (DateOnly day = Clock.DayOf(from); day <= last; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private static void Add(List<CalendarSpan> spans, CalendarSpan span)
    {
        if (spans.Count > 0 && spans[^1].IsContinuedBy(span))
        {
            spans[^1] = spans[^1] with { To = span.To };
        }
        else
        {
            spans.Add(span);
        }
    }

    private static TimeSpan Clocked(int firstShiftHour, int shift, int shiftsPerDay) =>
        TimeSpan.FromTicks((TimeSpan.FromHours(firstShiftHour).Ticks + (s_day.Ticks / shiftsPerDay * shift)) % s_day.Ticks);
}

using BatteryTwin.Domain.Production.Calendar;

namespace BatteryTwin.Web.Components.Planning;

/// <summary>A calendar while it is being edited.</summary>
internal sealed class CalendarDraft
{
    private static readonly DayOfWeek[] s_week = Enum.GetValues<DayOfWeek>();

    private CalendarDraft()
    {
    }

    public string TimeZone { get; set; } = string.Empty;

    public List<ShiftDraft> Shifts { get; } = [];

    public List<HolidayDraft> Holidays { get; } = [];

    public List<RecurringDraft> Stops { get; } = [];

    public CalendarEntry Entry => new()
    {
        TimeZone = TimeZone.Trim(),
        Shifts = [.. Shifts.Select(shift => shift.Shift)],
        Holidays = [.. Holidays.Select(holiday => holiday.Holiday)],
        RecurringStops = [.. Stops.Select(stop => stop.Stop)],
    };

    public static CalendarDraft Of(PlantCalendar calendar)
    {
        CalendarDraft draft = new() { TimeZone = calendar.Zone.Id };
        draft.Shifts.AddRange(calendar.Shifts.Select(ShiftDraft.Of));
        draft.Holidays.AddRange(calendar.Holidays.OrderBy(holiday => holiday.Date).Select(holiday => new HolidayDraft { Date = holiday.Date, Name = holiday.Name }));
        draft.Stops.AddRange(calendar.RecurringStops.Select(RecurringDraft.Of));
        return draft;
    }

    /// <summary>Faults with the places of what they are about; weekdays first, which a calendar that is kept cannot be without.</summary>
    public IReadOnlyList<CalendarFault> Faults(PlantCalendar? calendar) =>
    [
        .. Shifts.Index().Where(item => item.Item.Days.Count == 0).Select(item => new CalendarFault(CalendarPart.Shifts, item.Index, $"the shift '{item.Item.Name}' begins on no day; choose one, or remove it")),
        .. Stops.Index().Where(item => item.Item.Days.Count == 0).Select(item => new CalendarFault(CalendarPart.RecurringStops, item.Index, $"the stop '{item.Item.Reason}' begins on no day; choose one, or remove it")),
        .. Stops.Index().Where(item => string.IsNullOrWhiteSpace(item.Item.Reason)).Select(item => new CalendarFault(CalendarPart.RecurringStops, item.Index, "say what it is for")),
        .. calendar is null ? [new CalendarFault(CalendarPart.Whole, -1, $"the time zone '{TimeZone}' is not known; use an IANA name such as Europe/Berlin")] : CalendarFaults.Located(calendar),
    ];

    /// <summary>Kept, no day means every day.</summary>
    public static IReadOnlyList<DayOfWeek> Kept(IReadOnlySet<DayOfWeek> days) => days.Count == s_week.Length ? [] : [.. days.OrderBy(day => ((int)day + 6) % 7)];

    public static IEnumerable<DayOfWeek> Shown(IReadOnlyList<DayOfWeek> days) => days.Count == 0 ? s_week : days;
}

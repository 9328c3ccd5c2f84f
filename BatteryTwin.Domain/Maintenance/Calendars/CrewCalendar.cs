using System.Collections.Immutable;

namespace BatteryTwin.Domain.Maintenance.Calendars;

/// <summary>When a crew works: weekly shifts in its time zone, days off taken out, extra shifts put in.</summary>
public sealed record CrewCalendar
{
    /// <summary>IANA time zone, for example <c>Europe/Berlin</c>.</summary>
    public string TimeZone { get; init; } = "UTC";

    public ImmutableArray<WeeklyShift> Shifts { get; init; } = [];

    /// <summary>Times at which shifts fall out: holidays, training.</summary>
    public ImmutableArray<TimeStretch> Off { get; init; } = [];

    /// <summary>Extra shifts; they count within days off too.</summary>
    public ImmutableArray<TimeStretch> Extra { get; init; } = [];

    /// <summary>Working time within a stretch, ascending, without overlaps. A shift over a change of clocks is an hour shorter or longer.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine does not know the time zone.</exception>
    public IReadOnlyList<TimeStretch> Within(TimeStretch stretch)
    {
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        List<TimeStretch> shifts = [];
        DateTime last = TimeZoneInfo.ConvertTime(stretch.End, zone).Date.AddDays(1);
        for (DateTime day = TimeZoneInfo.ConvertTime(stretch.Start, zone).Date.AddDays(-2); day <= last; day = day.AddDays(1))
        {
            foreach (WeeklyShift shift in Shifts.Where(shift => shift.Day == day.DayOfWeek))
            {
                DateTime end = (shift.End > shift.Start ? day : day.AddDays(1)) + shift.End.ToTimeSpan();
                shifts.Add(new(ZoneTime.ToInstant(zone, day + shift.Start.ToTimeSpan()), ZoneTime.ToInstant(zone, end)));
            }
        }

        IEnumerable<TimeStretch> working = TimeStretch.Without(shifts, Off).Concat(Extra);
        return [.. TimeStretch.Union(working).Select(one => one.Shared(stretch)).OfType<TimeStretch>()];
    }

    /// <summary>What is wrong with it, each fault with its place; empty when it can be used.</summary>
    public IReadOnlyList<string> Faults()
    {
        List<string> faults = [];
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone ?? string.Empty, out _))
        {
            faults.Add($"timeZone: '{TimeZone}' is not known; write an IANA name, for example Europe/Berlin");
        }

        if (Shifts.Length > 200 || Off.Length > 2_000 || Extra.Length > 2_000)
        {
            faults.Add("shifts, off, extra: at most 200 shifts, 2000 times off and 2000 extra ones are kept");
        }

        foreach ((WeeklyShift shift, int at) in Shifts.Select((shift, at) => (shift, at)))
        {
            if (!Enum.IsDefined(shift.Day))
            {
                faults.Add($"shifts[{at}].day: '{shift.Day}' is no day of the week");
            }
        }

        Ends(faults, "off", Off);
        Ends(faults, "extra", Extra);
        return faults;
    }

    private static void Ends(List<string> faults, string member, ImmutableArray<TimeStretch> stretches)
    {
        foreach ((TimeStretch stretch, int at) in stretches.Select((stretch, at) => (stretch, at)))
        {
            if (stretch.End <= stretch.Start)
            {
                faults.Add($"{member}[{at}].end: it does not lie after its start");
            }
        }
    }
}

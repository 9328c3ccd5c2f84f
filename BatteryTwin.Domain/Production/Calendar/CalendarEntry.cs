using System.Text.Json.Serialization;

namespace BatteryTwin.Domain.Production.Calendar;

/// <summary>A plant's calendar as it is entered and kept: plain values, the time zone by its IANA name. Single planned stops are kept apart, with those that work is planned into.</summary>
public sealed record CalendarEntry
{
    /// <summary>IANA name; null for the zone of the plant's twin.</summary>
    public string? TimeZone { get; init; }

    public IReadOnlyList<ShiftPattern> Shifts { get; init; } = [];

    public IReadOnlyList<Holiday> Holidays { get; init; } = [];

    public IReadOnlyList<RecurringStop> RecurringStops { get; init; } = [];

    /// <summary>Planned stops of a calendar that an earlier version kept; null in those of today.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FormerStop>? PlannedStops { get; init; }

    public static CalendarEntry Of(PlantCalendar calendar) => new()
    {
        TimeZone = calendar.Zone.Id,
        Shifts = calendar.Shifts,
        Holidays = calendar.Holidays,
        RecurringStops = calendar.RecurringStops,
    };

    /// <summary>The calendar; null when this machine does not know the time zone.</summary>
    /// <param name="zone">Zone where none is entered.</param>
    public PlantCalendar? ToCalendar(TimeZoneInfo zone)
    {
        TimeZoneInfo? known = zone;
        return TimeZone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out known)
            ? null
            : new() { Zone = known!, Shifts = Shifts, Holidays = Holidays, RecurringStops = RecurringStops };
    }
}

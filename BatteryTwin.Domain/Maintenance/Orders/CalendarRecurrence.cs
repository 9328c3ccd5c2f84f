using BatteryTwin.Domain.Maintenance.Calendars;

namespace BatteryTwin.Domain.Maintenance.Orders;

/// <summary>Due every so many days, weeks or months at the same reading of the plant's clocks, whatever daylight saving does.</summary>
public sealed record CalendarRecurrence : Recurrence
{
    public required int Every { get; init; }

    public required RecurrenceUnit Unit { get; init; }

    /// <summary>First day on which it is due. Months keep its day; a shorter month has it on its last.</summary>
    public required DateOnly First { get; init; }

    /// <summary>Reading of the clocks.</summary>
    public TimeOnly At { get; init; }

    /// <summary>IANA time zone of the plant.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>The nth due time, from 0.</summary>
    public DateTimeOffset Due(int number)
    {
        DateOnly day = Unit switch
        {
            RecurrenceUnit.Day => First.AddDays(number * Every),
            RecurrenceUnit.Week => First.AddDays(7 * number * Every),
            _ => First.AddMonths(number * Every),
        };
        return ZoneTime.ToInstant(TimeZoneInfo.FindSystemTimeZoneById(TimeZone), day.ToDateTime(At));
    }

    /// <summary>The first due time after another; null when the calendar ends before.</summary>
    public DateTimeOffset? DueAfter(DateTimeOffset time)
    {
        int step = Every * (Unit switch { RecurrenceUnit.Day => 1, RecurrenceUnit.Week => 7, _ => 28 });
        int number = Math.Max(0, (int)((time - First.ToDateTime(TimeOnly.MinValue)).TotalDays / step) - 2);
        if (Unit == RecurrenceUnit.Month)
        {
            number = Math.Max(0, ((((time.Year - First.Year) * 12) + time.Month - First.Month) / Every) - 2);
        }

        for (int i = 0; i < 8 && number + i < int.MaxValue / Math.Max(1, 31 * Every); i++)
        {
            if (Due(number + i) is DateTimeOffset due && due > time)
            {
                return due;
            }
        }

        return null;
    }

    public override IReadOnlyList<string> Faults()
    {
        List<string> faults = [];
        if (Every is < 1 or > 1_000)
        {
            faults.Add($"recurrence.every: {Every} must lie between 1 and 1000");
        }

        if (!Enum.IsDefined(Unit))
        {
            faults.Add($"recurrence.unit: '{Unit}' must be day, week or month");
        }

        if (First.Year is < 2000 or > 2200)
        {
            faults.Add($"recurrence.first: {First:O} must lie between the years 2000 and 2200");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone ?? string.Empty, out _))
        {
            faults.Add($"recurrence.timeZone: '{TimeZone}' is not known; write an IANA name, for example Europe/Berlin");
        }

        return faults;
    }
}

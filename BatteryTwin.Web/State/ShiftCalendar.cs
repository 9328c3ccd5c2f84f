using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.State;

/// <summary>Shifts and days of the plant, in its time zone.</summary>
public sealed class ShiftCalendar
{
    private readonly TimeSpan _firstShift;
    private readonly TimeSpan _shiftLength;

    public ShiftCalendar(IOptions<PlantCalendarOptions> options)
        : this(TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone), options.Value.FirstShiftHour, options.Value.ShiftsPerDay)
    {
    }

    public ShiftCalendar(TimeZoneInfo zone, int firstShiftHour, int shiftsPerDay)
    {
        Zone = zone;
        _firstShift = TimeSpan.FromHours(firstShiftHour);
        _shiftLength = TimeSpan.FromHours(24) / shiftsPerDay;
    }

    public TimeZoneInfo Zone { get; }

    /// <summary>When the shift that runs at a time began.</summary>
    public DateTimeOffset ShiftStart(DateTimeOffset time)
    {
        DateTime local = TimeZoneInfo.ConvertTime(time, Zone).DateTime;
        DateTime firstShift = local.Date + _firstShift;
        if (local < firstShift)
        {
            firstShift = firstShift.AddDays(-1);
        }

        long shift = (local - firstShift).Ticks / _shiftLength.Ticks;
        return FromPlantTime(firstShift + (shift * _shiftLength));
    }

    /// <summary>Midnight of the plant's day.</summary>
    public DateTimeOffset DayStart(DateTimeOffset time) => FromPlantTime(TimeZoneInfo.ConvertTime(time, Zone).Date);

    /// <summary>An instant as the plant's clocks show it.</summary>
    public DateTimeOffset ToPlantTime(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Zone);

    /// <summary>The instant at which the plant's clocks show a time.</summary>
    public DateTimeOffset FromPlantTime(DateTime local)
    {
        // A time that the clock change skips is the first one after it.
        DateTime valid = Zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(valid, Zone.GetUtcOffset(valid)).ToUniversalTime();
    }
}

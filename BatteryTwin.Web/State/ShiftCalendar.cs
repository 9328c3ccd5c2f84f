using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.State;

/// <summary>
/// Shifts and days in plant time. The page of an asset or a line speaks the time of its plant, every other page the configured one. One per browser window.
/// </summary>
public sealed class ShiftCalendar
{
    private readonly Func<TimeZoneInfo> _zone;
    private readonly TimeSpan _firstShift;
    private readonly TimeSpan _shiftLength;

    public ShiftCalendar(PlantZones zones, NavigationManager navigation, IOptions<PlantCalendarOptions> options)
        : this(() => zones.Of(TwinOf(navigation)), options.Value.FirstShiftHour, options.Value.ShiftsPerDay)
    {
    }

    public ShiftCalendar(TimeZoneInfo zone, int firstShiftHour, int shiftsPerDay)
        : this(() => zone, firstShiftHour, shiftsPerDay)
    {
    }

    private ShiftCalendar(Func<TimeZoneInfo> zone, int firstShiftHour, int shiftsPerDay)
    {
        _zone = zone;
        _firstShift = TimeSpan.FromHours(firstShiftHour);
        _shiftLength = TimeSpan.FromHours(24) / shiftsPerDay;
    }

    public TimeZoneInfo Zone => _zone();

    /// <summary>The zone as people name it: <c>Berlin time</c>, <c>UTC</c>.</summary>
    public string ZoneName => Zone.Id == "UTC" ? "UTC" : $"{Zone.Id.Split('/')[^1].Replace('_', ' ')} time";

    /// <summary>When the shift that runs at a time began.</summary>
    public DateTimeOffset ShiftStart(DateTimeOffset time)
    {
        DateTime local = ToPlantTime(time).DateTime;
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
        TimeZoneInfo zone = Zone;
        DateTime valid = DateTime.SpecifyKind(zone.IsInvalidTime(local) ? local.AddHours(1) : local, DateTimeKind.Unspecified);
        return new DateTimeOffset(valid, zone.GetUtcOffset(valid)).ToUniversalTime();
    }

    /// <summary>The asset or line the address is about; null for other pages.</summary>
    private static string? TwinOf(NavigationManager navigation) =>
        new Uri(navigation.Uri).AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["assets" or "lines", var id, ..] ? Uri.UnescapeDataString(id) : null;
}

using System.Globalization;

namespace BatteryTwin.Web.State.Frame;

/// <summary>A plant's local clock: its time zone, where days and shifts begin, and how times are written.</summary>
public sealed class PlantCalendar(TimeZoneInfo zone, IReadOnlyList<TimeSpan> shiftStarts)
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    public TimeZoneInfo Zone => zone;

    /// <summary>The times a range stands for at a moment; ranges that follow the clock end at that moment.</summary>
    public TimeWindow Resolve(TimeRange range, DateTimeOffset now) => range.Preset switch
    {
        TimeRangePreset.Custom => new(range.From!.Value, range.To!.Value),
        TimeRangePreset.ThisShift => new(ShiftStart(now), now),
        TimeRangePreset.LastShift => new(ShiftStart(ShiftStart(now) - TimeSpan.FromSeconds(1)), ShiftStart(now)),
        TimeRangePreset.Today => new(At(Local(now).Date), now),
        TimeRangePreset.Day => new(now - s_day, now),
        TimeRangePreset.Week => new(now - (7 * s_day), now),
        TimeRangePreset.Month => new(now - (30 * s_day), now),
        _ => new(now - TimeSpan.FromHours(1), now),
    };

    /// <summary>Start of the shift that runs at a moment.</summary>
    public DateTimeOffset ShiftStart(DateTimeOffset moment)
    {
        DateTime local = Local(moment).DateTime;
        TimeSpan start = shiftStarts.LastOrDefault(start => start <= local.TimeOfDay, TimeSpan.MinValue);
        return start == TimeSpan.MinValue ? At(local.Date - s_day + shiftStarts[^1]) : At(local.Date + start);
    }

    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, zone);

    /// <summary>The instant of a local time; one that a clock change skips counts as the hour after.</summary>
    public DateTimeOffset At(DateTime local)
    {
        DateTime unspecified = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(unspecified))
        {
            unspecified += TimeSpan.FromHours(1);
        }

        return new(unspecified, zone.GetUtcOffset(unspecified));
    }

    /// <summary>Date and time without the zone's name.</summary>
    public string Text(DateTimeOffset moment) => Local(moment).ToString("d MMM yyyy, HH:mm", CultureInfo.CurrentCulture);

    /// <summary>Time of day with seconds, without the zone's name.</summary>
    public string TimeText(DateTimeOffset moment) => Local(moment).ToString("HH:mm:ss", CultureInfo.CurrentCulture);

    /// <summary>The zone as people name it at a moment: <c>Europe/Berlin (UTC+1)</c>.</summary>
    public string ZoneText(DateTimeOffset moment)
    {
        TimeSpan offset = zone.GetUtcOffset(moment);
        if (zone.Id == "UTC")
        {
            return "UTC";
        }

        string sign = offset < TimeSpan.Zero ? "−" : "+";
        string minutes = offset.Minutes == 0 ? string.Empty : $":{Math.Abs(offset.Minutes):00}";
        return $"{zone.Id} (UTC{sign}{Math.Abs(offset.Hours)}{minutes})";
    }

    /// <summary>The zone in few letters: the place without its continent.</summary>
    public string ZoneShort => zone.Id.Split('/')[^1].Replace('_', ' ');
}

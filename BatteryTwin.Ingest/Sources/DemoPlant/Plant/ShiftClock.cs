namespace BatteryTwin.Ingest.Sources.DemoPlant.Plant;

/// <summary>Three shifts of eight hours, beginning at 06:00, 14:00 and 22:00 local time. Not thread-safe (remembers the last hour's offset).</summary>
internal sealed class ShiftClock
{
    private const double HourSeconds = 3600;
    private const double ShiftSeconds = 8 * HourSeconds;
    private const double FirstShiftSeconds = 6 * HourSeconds;

    private readonly TimeZoneInfo? _zone;
    private readonly double _standardOffset;
    private long _hour = long.MinValue;
    private double _offset;

    public ShiftClock(PlantSite site)
    {
        TimeZoneInfo.TryFindSystemTimeZoneById(site.TimeZone, out _zone);
        _standardOffset = site.StandardOffset.TotalSeconds;
    }

    /// <summary>When the shift running at a time began; both in seconds since 1970 UTC.</summary>
    public double ShiftStart(double seconds)
    {
        double offset = Offset(seconds);
        return (Math.Floor((seconds + offset - FirstShiftSeconds) / ShiftSeconds) * ShiftSeconds) + FirstShiftSeconds - offset;
    }

    private double Offset(double seconds)
    {
        long hour = (long)Math.Floor(seconds / HourSeconds);
        if (hour != _hour)
        {
            _hour = hour;
            _offset = _zone?.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(hour * (long)HourSeconds)).TotalSeconds ?? _standardOffset;
        }

        return _offset;
    }
}

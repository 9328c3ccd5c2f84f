namespace BatteryTwin.Domain.Maintenance.Calendars;

/// <summary>Clock readings of a plant's time zone as instants, by the rules of iCalendar (RFC 5545, 3.3.5).</summary>
public static class ZoneTime
{
    /// <summary>The instant at which the zone's clocks show a reading: the first of two when clocks go back, with the offset before the gap when they skip it.</summary>
    public static DateTimeOffset ToInstant(TimeZoneInfo zone, DateTime reading)
    {
        ArgumentNullException.ThrowIfNull(zone);
        DateTime local = DateTime.SpecifyKind(reading, DateTimeKind.Unspecified);
        TimeSpan offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(LastValid(zone, local));
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static DateTime LastValid(TimeZoneInfo zone, DateTime local)
    {
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(-15);
        }

        return local;
    }
}

namespace BatteryTwin.Domain.Production.Calendar;

/// <summary>The plant's clock: local dates and times as instants, over changes of the clock.</summary>
public sealed class PlantClock(TimeZoneInfo zone)
{
    /// <summary>First year in which a plant can have worked.</summary>
    public const int FirstYear = 1990;

    public const int LastYear = 2199;

    public TimeZoneInfo Zone { get; } = zone;

    public static bool IsUsable(int year) => year is >= FirstYear and <= LastYear;

    /// <summary>
    /// The instant at which the plant's clock shows a time: for a time that a change of the clock skips the first instant after it, for a
    /// time shown twice the first of the two.
    /// </summary>
    public DateTimeOffset Instant(DateOnly day, TimeOnly time)
    {
        DateTime local = day.ToDateTime(time, DateTimeKind.Unspecified);
        while (Zone.IsInvalidTime(local))
        {
            // Changes of the clock happen at whole minutes.
            local = new DateTime(local.Ticks - (local.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Unspecified).AddMinutes(1);
        }

        TimeSpan offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    public DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, Zone).DateTime);

    /// <summary>The first instant of a day of the plant.</summary>
    public DateTimeOffset StartOf(DateOnly day) => Instant(day, TimeOnly.MinValue);
}

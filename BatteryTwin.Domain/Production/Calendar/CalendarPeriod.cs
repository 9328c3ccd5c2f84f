namespace BatteryTwin.Domain.Production.Calendar;

/// <summary>A named stretch of time; <paramref name="Name"/> is <c>2026-03-29</c>, <c>2026-W13</c>, <c>2026-03-29 Night</c>.</summary>
public sealed record CalendarPeriod(string Name, DateTimeOffset From, DateTimeOffset To)
{
    public TimeSpan Duration => To - From;
}

using BatteryTwin.Domain.Production.Calendar;

namespace BatteryTwin.Domain.Production.Time;

/// <summary>A piece of time in which a station was in one state and the calendar planned one thing.</summary>
public sealed record StateSlice(DateTimeOffset From, DateTimeOffset To, StationState State, CalendarSpan Planned, string? Reason)
{
    public TimeSpan Duration => To - From;
}

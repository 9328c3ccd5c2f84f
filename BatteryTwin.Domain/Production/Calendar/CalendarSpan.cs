namespace BatteryTwin.Domain.Production.Calendar;

/// <summary>One stretch of a calendar, from (inclusive) to (exclusive).</summary>
/// <param name="From">Start.</param>
/// <param name="To">End.</param>
/// <param name="Kind">What is planned.</param>
/// <param name="Shift">Name of the shift; null without one.</param>
/// <param name="ShiftStart">When that shift began, which tells it from the same shift on another day.</param>
/// <param name="Reason">Reason of a planned stop; name of a holiday.</param>
public sealed record CalendarSpan(DateTimeOffset From, DateTimeOffset To, CalendarTime Kind, string? Shift = null, DateTimeOffset? ShiftStart = null, string? Reason = null)
{
    public TimeSpan Duration => To - From;

    internal bool IsContinuedBy(CalendarSpan next) => next.From == To && (this with { From = default, To = default }) == (next with { From = default, To = default });
}

namespace BatteryTwin.Domain.Production.Calendar;

/// <summary>A planned stop from one instant to another: a maintenance window, a trial.</summary>
/// <param name="Reason">What people call it.</param>
/// <param name="Kind">Pause, maintenance or trial.</param>
/// <param name="From">Start, inclusive.</param>
/// <param name="To">End, exclusive.</param>
/// <param name="Scope">Twin it holds for, with all that twin contains; null for the whole plant.</param>
public sealed record PlannedStop(string Reason, CalendarTime Kind, DateTimeOffset From, DateTimeOffset To, string? Scope = null);

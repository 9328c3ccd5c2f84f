using BatteryTwin.Domain.Maintenance.Calendars;

namespace BatteryTwin.Domain.Maintenance.Scheduling;

/// <summary>A planned stop of a line: work in it costs no output.</summary>
/// <param name="Line">Twin of the line; null = all lines.</param>
/// <param name="Time">When.</param>
/// <param name="Name">What people call it.</param>
public sealed record LineStop(string? Line, TimeStretch Time, string? Name = null);

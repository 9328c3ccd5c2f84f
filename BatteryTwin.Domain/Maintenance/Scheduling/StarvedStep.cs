using BatteryTwin.Domain.Maintenance.Calendars;

namespace BatteryTwin.Domain.Maintenance.Scheduling;

/// <summary>A step that stands because a neighbour does.</summary>
/// <param name="Station">Twin of the station.</param>
/// <param name="IsStarved">It gets no material; otherwise it cannot get rid of what it makes.</param>
/// <param name="Time">When.</param>
public sealed record StarvedStep(string Station, bool IsStarved, TimeStretch Time);

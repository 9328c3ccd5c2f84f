namespace BatteryTwin.Domain.Maintenance.Costs;

/// <summary>A step of a line.</summary>
/// <param name="Station">Twin of the station.</param>
/// <param name="BufferAfterHours">Hours for which the buffer behind it, usually full, feeds the next step; and for which its usual room takes what the step before it makes.</param>
public sealed record LineStep(string Station, double BufferAfterHours);

namespace BatteryTwin.Domain.RootCause.Investigations.Evidence;

/// <summary>A step of a unit's way.</summary>
/// <param name="Step">The production step.</param>
/// <param name="Station">Where.</param>
/// <param name="UnitId">The unit, or what it was made of, that was worked on.</param>
/// <param name="At">When; null where unknown.</param>
/// <param name="IsCause">Whether the cause lies here.</param>
public sealed record UnitStop(string Step, string Station, string UnitId, DateTimeOffset? At, bool IsCause);

namespace BatteryTwin.Domain.RootCause.Investigations.Evidence;

/// <summary>The way of one unit through the plant.</summary>
public sealed record ExampleUnit(string Id, IReadOnlyList<UnitStop> Stops);

namespace BatteryTwin.Domain.RootCause.Units;

/// <summary>What one node's own noise has to do with a unit's outcome.</summary>
/// <param name="Node">The node.</param>
/// <param name="Value">Its share of the score; negative where it worked against the outcome.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
public sealed record Contribution(string Node, double Value, double Low, double High);

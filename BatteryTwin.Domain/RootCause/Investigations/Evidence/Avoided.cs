namespace BatteryTwin.Domain.RootCause.Investigations.Evidence;

/// <summary>Failed units that would not have been, with a 95 % interval.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public sealed record Avoided(double Value, double Low, double High);

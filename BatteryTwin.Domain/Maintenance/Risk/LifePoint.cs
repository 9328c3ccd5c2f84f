namespace BatteryTwin.Domain.Maintenance.Risk;

/// <summary>A point of a distribution of lives.</summary>
/// <param name="Probability">Probability of failing before <paramref name="Hours"/>, 0..1.</param>
/// <param name="Hours">Running hours from now.</param>
public readonly record struct LifePoint(double Probability, double Hours);

namespace BatteryTwin.Ingest.Prognostics.Forecasts;

/// <summary>A point of the distribution of a remaining life.</summary>
/// <param name="Probability">Probability that the component fails before <paramref name="Hours"/>, 0..1.</param>
/// <param name="Hours">Running hours from the forecast's time.</param>
public readonly record struct LifeQuantile(double Probability, double Hours);

namespace BatteryTwin.Domain.Quality;

/// <summary>Ends of a confidence interval.</summary>
public readonly record struct ConfidenceInterval(double Low, double High);

namespace BatteryTwin.Ingest.Prognostics.Forecasts;

/// <summary>What one feature adds to or takes from the remaining life that is expected of any component of the kind.</summary>
/// <param name="Feature">Feature, in the words of the model.</param>
/// <param name="Hours">Running hours added; negative when it shortens the life.</param>
public readonly record struct ForecastContribution(string Feature, double Hours);

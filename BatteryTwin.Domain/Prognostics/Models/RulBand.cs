namespace BatteryTwin.Domain.Prognostics.Models;

/// <summary>Scores of the forecasts whose truth lies from <paramref name="From"/> up to <paramref name="To"/>.</summary>
public sealed record RulBand(double From, double To, int N, double? Rmse, double? Coverage, double? MeanWidth);

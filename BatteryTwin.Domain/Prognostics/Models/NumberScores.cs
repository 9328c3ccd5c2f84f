namespace BatteryTwin.Domain.Prognostics.Models;

/// <summary>Predicted numbers against true ones; no mean width when some intervals have no end.</summary>
public sealed record NumberScores(int N, double Rmse, double Mae, double R2, double Coverage, double? MeanWidth);

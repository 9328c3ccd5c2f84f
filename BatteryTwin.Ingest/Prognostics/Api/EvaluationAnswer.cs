using BatteryTwin.Domain.Prognostics.Models;

namespace BatteryTwin.Ingest.Prognostics.Api;

/// <summary>Forecasts against the truth: <see cref="Rmse"/>, <see cref="Score"/>, <see cref="Coverage"/> and <see cref="MeanWidth"/> with the truth held below the cap.</summary>
internal sealed record EvaluationAnswer(
    double? Rmse, double? Score, double? Coverage, double? MeanWidth, double? RmseUncapped, double? Mae, double? Bias, int N, int Abstained, double RulCap, double Level,
    double RowsPerSecond, IReadOnlyList<RulBand> ByRulBand);

using BatteryTwin.Domain.Prognostics.Scores;

namespace BatteryTwin.Domain.Prognostics.Models;

/// <summary>Forecasts against the truth.</summary>
/// <param name="N">Forecasts made.</param>
/// <param name="Abstained">Assets for which none was made.</param>
/// <param name="Rmse">Against the truth held below the cap; null when there are no forecasts, as the others.</param>
/// <param name="RmseUncapped">Against the truth as it is.</param>
/// <param name="Score">PHM08, summed, against the capped truth.</param>
/// <param name="Mae">Mean absolute error, capped.</param>
/// <param name="Bias">Mean error, capped; above 0 = too late.</param>
/// <param name="Coverage">Share of capped truths within their interval.</param>
/// <param name="MeanWidth">Mean width of the intervals.</param>
/// <param name="ByRulBand">By true remaining life, capped.</param>
public sealed record RulScores(
    int N, int Abstained, double? Rmse, double? RmseUncapped, double? Score, double? Mae, double? Bias, double? Coverage, double? MeanWidth, IReadOnlyList<RulBand> ByRulBand)
{
    private const int Bands = 5;

    /// <param name="predicted">Forecasts.</param>
    /// <param name="lower">Lower ends.</param>
    /// <param name="upper">Upper ends.</param>
    /// <param name="truth">Raw truth.</param>
    /// <param name="cap">The cap.</param>
    /// <param name="abstained">Assets without forecast, not among the rest.</param>
    public static RulScores Of(double[] predicted, double[] lower, double[] upper, double[] truth, double cap, int abstained = 0)
    {
        ArgumentNullException.ThrowIfNull(predicted);
        ArgumentNullException.ThrowIfNull(truth);
        double[] capped = Array.ConvertAll(truth, value => Math.Min(value, cap));
        RulBand[] bands = [.. Enumerable.Range(0, Bands).Select(band => Band(predicted, lower, upper, capped, band * cap / Bands, (band + 1) * cap / Bands, isLast: band == Bands - 1))];
        return truth.Length == 0
            ? new(0, abstained, null, null, null, null, null, null, null, bands)
            : new(truth.Length, abstained, ForecastScores.Rmse(predicted, capped), ForecastScores.Rmse(predicted, truth), Finite(ForecastScores.Phm08(predicted, capped)),
                ForecastScores.MeanAbsoluteError(predicted, capped), ForecastScores.Bias(predicted, capped),
                ForecastScores.Coverage(lower, upper, capped), ForecastScores.MeanWidth(lower, upper), bands);
    }

    /// <summary>The exponential score of errors in the thousands is no number any more, and no answer.</summary>
    private static double? Finite(double score) => double.IsFinite(score) ? score : null;

    private static RulBand Band(double[] predicted, double[] lower, double[] upper, double[] truth, double from, double to, bool isLast)
    {
        int[] rows = [.. Enumerable.Range(0, truth.Length).Where(i => truth[i] >= from && (truth[i] < to || (isLast && truth[i] <= to)))];
        double[] Of(double[] values) => Array.ConvertAll(rows, row => values[row]);
        return rows.Length == 0
            ? new(from, to, 0, null, null, null)
            : new(from, to, rows.Length, ForecastScores.Rmse(Of(predicted), Of(truth)), ForecastScores.Coverage(Of(lower), Of(upper), Of(truth)), ForecastScores.MeanWidth(Of(lower), Of(upper)));
    }
}

using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Intervals;
using BatteryTwin.Domain.Prognostics.Scores;

namespace BatteryTwin.Domain.Prognostics.Models;

/// <summary>Intervals of predicted numbers, and what out-of-fold predictions were worth, each part's intervals calibrated on the other parts.</summary>
internal static class NumberCalibration
{
    public static (ConformalBands Bands, NumberScores Scores) Of(HistoryFrame frame, int[] foldOfRow, double[] predicted, TabularOptions options)
    {
        float[] truth = frame.Answers;
        int[] assets = frame.Schema.Asset is null ? [.. Enumerable.Range(0, truth.Length)] : frame.Groups();
        double[] lower = new double[truth.Length];
        double[] upper = new double[truth.Length];
        for (int part = 0; part < options.Folds; part++)
        {
            int[] others = [.. Enumerable.Range(0, truth.Length).Where(i => foldOfRow[i] != part)];
            ConformalBands bands = ConformalBands.Calibrate(
                Array.ConvertAll(others, i => predicted[i]), Array.ConvertAll(others, i => truth[i]), Array.ConvertAll(others, i => assets[i]), options.Level);
            for (int i = 0; i < truth.Length; i++)
            {
                if (foldOfRow[i] == part)
                {
                    (lower[i], upper[i]) = bands.Interval(predicted[i], double.NegativeInfinity, double.PositiveInfinity);
                }
            }
        }

        double[] real = Array.ConvertAll(truth, value => (double)value);
        double rmse = ForecastScores.Rmse(predicted, real);
        double mean = real.Average();
        double variance = real.Average(value => (value - mean) * (value - mean));
        double width = ForecastScores.MeanWidth(lower, upper);
        NumberScores scores = new(truth.Length, rmse, ForecastScores.MeanAbsoluteError(predicted, real), variance > 0 ? 1 - (rmse * rmse / variance) : 0,
            ForecastScores.Coverage(lower, upper, real), double.IsFinite(width) ? width : null);
        return (ConformalBands.Calibrate(predicted, truth, assets, options.Level), scores);
    }
}

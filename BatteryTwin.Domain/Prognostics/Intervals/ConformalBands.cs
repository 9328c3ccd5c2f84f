namespace BatteryTwin.Domain.Prognostics.Intervals;

/// <summary>
/// Prediction intervals by what out-of-fold predictions missed: asymmetric split conformal prediction, Mondrian by the predicted value
/// (Vovk, Gammerman and Shafer, Algorithmic Learning in a Random World, 2005; Boström et al. 2017). Rows of one asset are alike, so each asset weighs the
/// same and the finite-sample correction counts assets, not rows.
/// </summary>
/// <param name="Level">Promised share of truths inside.</param>
/// <param name="Edges">Upper ends of the cells of predictions, ascending; the last is +∞.</param>
/// <param name="Below">What is added to a prediction for the lower end, by cell; −∞ when too few assets were seen.</param>
/// <param name="Above">What is added for the upper end; +∞ likewise.</param>
/// <param name="Assets">Assets that each cell was calibrated on.</param>
public sealed record ConformalBands(double Level, double[] Edges, double[] Below, double[] Above, int[] Assets)
{
    /// <summary>The interval around a prediction, within bounds of what is possible.</summary>
    /// <param name="prediction">The predicted value.</param>
    /// <param name="least">Lowest possible truth.</param>
    /// <param name="most">Highest possible truth.</param>
    /// <param name="widening">Factor on both sides; above 1 when live coverage has fallen short.</param>
    public (double Lower, double Upper) Interval(double prediction, double least, double most, double widening = 1)
    {
        int band = BandOf(prediction);
        return (Math.Clamp(prediction + (Below[band] * widening), least, most), Math.Clamp(prediction + (Above[band] * widening), least, most));
    }

    public int BandOf(double prediction)
    {
        int band = 0;
        while (band < Edges.Length - 1 && prediction > Edges[band])
        {
            band++;
        }

        return band;
    }

    /// <summary>Calibrates on out-of-fold predictions.</summary>
    /// <param name="predicted">Predictions of models that had not seen the row's asset.</param>
    /// <param name="truth">What was true.</param>
    /// <param name="assets">Asset of each row; rows without assets are each their own.</param>
    /// <param name="level">Share of truths the interval is to hold, between 0 and 1.</param>
    public static ConformalBands Calibrate(ReadOnlySpan<double> predicted, ReadOnlySpan<float> truth, ReadOnlySpan<int> assets, double level) =>
        level is > 0 and < 1 ? new ConformalCalibration(predicted, truth, assets, level).Run() : throw new ArgumentOutOfRangeException(nameof(level), level, "between 0 and 1");
}

namespace BatteryTwin.Domain.Prognostics.Intervals;

/// <summary>
/// Prediction intervals by what out-of-fold predictions missed: asymmetric split conformal prediction, Mondrian by the predicted value
/// (Vovk, Gammerman and Shafer, Algorithmic Learning in a Random World, 2005; Boström et al. 2017): within each band of predictions the
/// interval reaches from the lower to the upper quantile of truth − prediction. Rows of one asset are alike, so each asset weighs the
/// same in a band and the finite-sample correction counts assets, not rows.
/// </summary>
/// <param name="Level">Promised share of truths inside.</param>
/// <param name="Edges">Upper ends of the bands, ascending; the last is +∞.</param>
/// <param name="Below">What is added to a prediction for the lower end, by band; −∞ when too few assets were seen.</param>
/// <param name="Above">What is added for the upper end; +∞ likewise.</param>
/// <param name="Assets">Assets that each band was calibrated on.</param>
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
    /// <param name="bands">Most bands.</param>
    public static ConformalBands Calibrate(ReadOnlySpan<double> predicted, ReadOnlySpan<float> truth, ReadOnlySpan<int> assets, double level, int bands = 10)
    {
        if (level is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "between 0 and 1");
        }

        // Below 2/α − 1 assets an interval has no end: high levels get fewer, larger bands.
        int least = Math.Max(BandEdges.MinAssets, (int)Math.Ceiling((2 / (1 - level)) - 1 - 1e-9));
        double[] edges = BandEdges.Find(predicted, assets, bands, least);
        List<CalibrationRow>[] members = [.. edges.Select(_ => new List<CalibrationRow>())];
        ConformalBands shape = new(level, edges, new double[edges.Length], new double[edges.Length], new int[edges.Length]);
        for (int i = 0; i < predicted.Length; i++)
        {
            members[shape.BandOf(predicted[i])].Add(new(truth[i] - predicted[i], assets[i]));
        }

        for (int band = 0; band < edges.Length; band++)
        {
            shape.Assets[band] = CalibrationRow.Tails(members[band], level, out shape.Below[band], out shape.Above[band]);
        }

        return shape;
    }
}

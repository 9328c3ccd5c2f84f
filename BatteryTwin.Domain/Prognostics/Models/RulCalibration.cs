using BatteryTwin.Domain.Prognostics.Intervals;

namespace BatteryTwin.Domain.Prognostics.Models;

/// <summary>Intervals of remaining life from out-of-fold predictions.</summary>
/// <param name="predicted">Predictions of unseen assets.</param>
/// <param name="truth">Capped remaining life.</param>
/// <param name="assets">Asset of each row.</param>
/// <param name="isNear">Rows near enough to the end to be calibrated on.</param>
/// <param name="level">Share of truths to be held.</param>
internal sealed class RulCalibration(double[] predicted, float[] truth, int[] assets, bool[] isNear, double level)
{
    /// <summary>Calibrates on the near rows among these.</summary>
    public ConformalBands Bands(Func<int, bool> use) => Bands(use, level);

    /// <summary>Calibrates on all near rows at several levels.</summary>
    public ConformalFan Fan(IReadOnlyList<double> levels) => new([.. levels.Order().Select(each => Bands(_ => true, each))]);

    private ConformalBands Bands(Func<int, bool> use, double level)
    {
        int[] used = [.. Enumerable.Range(0, predicted.Length).Where(i => isNear[i] && use(i))];
        return ConformalBands.Calibrate(Array.ConvertAll(used, i => predicted[i]), Array.ConvertAll(used, i => truth[i]), Array.ConvertAll(used, i => assets[i]), level);
    }

    /// <summary>Scores of all rows with each part's intervals calibrated on the other parts.</summary>
    public RulScores OutOfFold(int[] foldOfAsset, int folds, double cap)
    {
        double[] lower = new double[predicted.Length];
        double[] upper = new double[predicted.Length];
        for (int fold = 0; fold < folds; fold++)
        {
            ConformalBands bands = Bands(i => foldOfAsset[assets[i]] != fold);
            for (int i = 0; i < predicted.Length; i++)
            {
                if (foldOfAsset[assets[i]] == fold)
                {
                    (lower[i], upper[i]) = bands.Interval(predicted[i], 0, cap);
                }
            }
        }

        return RulScores.Of(predicted, lower, upper, Array.ConvertAll(truth, value => (double)value), cap);
    }
}

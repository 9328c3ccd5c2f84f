namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>
/// What is usual at each station beyond the mechanism: means per station, drawn towards the common mean as far as their differences are explained by noise
/// (random effects, method of moments).
/// </summary>
internal static class StationLevels
{
    /// <param name="residual">Value minus expectation; NaN where unknown.</param>
    /// <param name="normal">Rows to learn from.</param>
    /// <param name="stations">The stations; null when the variable has none.</param>
    public static double[] Of(double[] residual, bool[] normal, PlaceColumn? stations)
    {
        double[] usual = new double[residual.Length];
        int places = stations?.Names.Count ?? 0;
        double[] sums = new double[places + 1];
        double[] squares = new double[places + 1];
        int[] counts = new int[places + 1];
        for (int row = 0; row < residual.Length; row++)
        {
            int at = stations is null || stations.Codes[row] < 0 ? places : stations.Codes[row];
            if (normal[row] && double.IsFinite(residual[row]))
            {
                sums[at] += residual[row];
                squares[at] += residual[row] * residual[row];
                counts[at]++;
            }
        }

        int all = counts.Sum();
        double common = all == 0 ? 0 : sums.Sum() / all;
        int[] known = [.. Enumerable.Range(0, places).Where(at => counts[at] >= 2)];
        double within = known.Length == 0 ? 0 : known.Sum(at => squares[at] - (sums[at] * sums[at] / counts[at])) / Math.Max(1, known.Sum(at => counts[at] - 1));
        double between = known.Length < 2 ? 0 : Math.Max(0, known.Average(at => Math.Pow((sums[at] / counts[at]) - common, 2) - (within / counts[at])));
        for (int row = 0; row < usual.Length; row++)
        {
            int at = stations is null || stations.Codes[row] < 0 ? places : stations.Codes[row];
            bool isKnown = at < places && counts[at] > 0 && between > 0;
            usual[row] = isKnown ? common + (((sums[at] / counts[at]) - common) * between / (between + (within / counts[at]))) : common;
        }

        return usual;
    }
}

namespace BatteryTwin.Domain.Prognostics.Intervals;

/// <summary>What a prediction missed, and whose it was.</summary>
internal readonly record struct CalibrationRow(double Miss, int Asset)
{
    /// <summary>
    /// Quantiles of the misses that leave half of 1 − level outside on each side, each asset weighing the same, at the level
    /// (1 − α/2)(1 + 1/n) of split conformal prediction for n assets; infinite when that exceeds 1. That level holds on average over
    /// calibration sets; half a standard error of it is added, so that it holds for more of them than every other one. Returns n.
    /// </summary>
    public static int Tails(List<CalibrationRow> rows, double level, out double below, out double above)
    {
        Dictionary<int, int> sizes = [];
        foreach (CalibrationRow row in rows)
        {
            sizes[row.Asset] = sizes.GetValueOrDefault(row.Asset) + 1;
        }

        double tail = (1 - level) / 2;
        double inside = (1 - tail) * (1 + (1.0 / Math.Max(1, sizes.Count)));
        if (sizes.Count == 0 || inside > 1)
        {
            (below, above) = (double.NegativeInfinity, double.PositiveInfinity);
            return sizes.Count;
        }

        inside = Math.Min(1, inside + (0.5 * Math.Sqrt(tail * (1 - tail) / sizes.Count)));
        rows.Sort((a, b) => a.Miss != b.Miss ? a.Miss.CompareTo(b.Miss) : a.Asset.CompareTo(b.Asset));
        above = Quantile(rows, sizes, inside * sizes.Count, fromTop: false);
        below = Quantile(rows, sizes, inside * sizes.Count, fromTop: true);
        return sizes.Count;
    }

    /// <summary>The miss at which the weights, summed from one end, reach a share; a row weighs one over its asset's rows.</summary>
    private static double Quantile(List<CalibrationRow> rows, Dictionary<int, int> sizes, double weight, bool fromTop)
    {
        double sum = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            CalibrationRow row = rows[fromTop ? rows.Count - 1 - i : i];
            sum += 1.0 / sizes[row.Asset];
            if (sum >= weight - 1e-9)
            {
                return row.Miss;
            }
        }

        return rows[fromTop ? 0 : ^1].Miss;
    }
}

namespace BatteryTwin.Domain.Prognostics.Intervals;

/// <summary>
/// How far predictions usually miss on either side, as a smooth function of the predicted value: quantiles of the misses about the middle of each cell, where near
/// predictions weigh more and each asset the same.
/// </summary>
/// <param name="rows">Ascending by miss.</param>
/// <param name="cells">Cells of equal width of the range of predictions.</param>
/// <param name="low">Lower end of that range.</param>
/// <param name="high">Upper end.</param>
/// <param name="assets">Number of assets.</param>
internal sealed class MissScales(CalibrationRow[] rows, int cells, double low, double high, int assets)
{
    /// <summary>Reach to either side, as a share of the range of predictions.</summary>
    private const double Reach = 0.1;

    /// <summary>The reach grows by half until so many assets lie within it.</summary>
    private const int LeastAssets = 8;
    private const int MostGrowths = 6;

    /// <summary>Smallest scale, as a share of the median miss: where few predictions lie, none may miss by chance.</summary>
    private const double LeastShare = 0.25;

    /// <summary>Scales of more rows are taken from every nth in order of the miss.</summary>
    private const int MostRows = 50_000;

    private readonly double[] _weight = new double[assets];

    /// <summary>Scales below and above by cell, both above 0.</summary>
    /// <param name="tail">Share of misses on one side that lies within its scale.</param>
    /// <param name="use">Assets to learn from.</param>
    public (double[] Below, double[] Above) Fit(double tail, Func<int, bool> use)
    {
        int step = 1 + (rows.Length / MostRows);
        CalibrationRow[] used = [.. rows.Where((row, i) => i % step == 0 && use(row.Asset))];
        (double median, int all) = MedianMiss(used);
        double least = (LeastShare * median) + 1e-9;
        double[] below = new double[cells];
        double[] above = new double[cells];
        for (int cell = 0; cell < cells; cell++)
        {
            double middle = low + ((cell + 0.5) * (high - low) / cells);
            double reach = Reach * (high - low);
            int near = Weigh(used, middle, reach);
            for (int growth = 0; near < Math.Min(LeastAssets, all) && growth < MostGrowths; growth++)
            {
                reach *= 1.5;
                near = Weigh(used, middle, reach);
            }

            above[cell] = least + Math.Max(0, Quantile(used, middle, reach, tail * near, fromTop: false));
            below[cell] = least + Math.Max(0, -Quantile(used, middle, reach, tail * near, fromTop: true));
        }

        return (below, above);
    }

    /// <summary>Weight of a prediction that lies so far from the middle (Epanechnikov's kernel).</summary>
    private static double Kernel(double predicted, double middle, double reach)
    {
        double share = reach > 0 ? (predicted - middle) / reach : 0;
        return Math.Max(0, 1 - (share * share));
    }

    /// <summary>Sums the weights of each asset's rows; returns how many assets have any.</summary>
    private int Weigh(CalibrationRow[] used, double middle, double reach)
    {
        Array.Clear(_weight);
        int near = 0;
        foreach (CalibrationRow row in used)
        {
            double weight = Kernel(row.Predicted, middle, reach);
            near += weight > 0 && _weight[row.Asset] == 0 ? 1 : 0;
            _weight[row.Asset] += weight;
        }

        return near;
    }

    private double Quantile(CalibrationRow[] used, double middle, double reach, double weight, bool fromTop)
    {
        double sum = 0;
        double last = 0;
        for (int i = 0; i < used.Length; i++)
        {
            CalibrationRow row = used[fromTop ? used.Length - 1 - i : i];
            double kernel = Kernel(row.Predicted, middle, reach);
            if (kernel > 0)
            {
                last = row.Miss;
                sum += kernel / _weight[row.Asset];
                if (sum >= weight - 1e-9)
                {
                    return last;
                }
            }
        }

        return last;
    }

    private (double Median, int Assets) MedianMiss(CalibrationRow[] used)
    {
        Array.Clear(_weight);
        foreach (CalibrationRow row in used)
        {
            _weight[row.Asset]++;
        }

        int all = _weight.Count(count => count > 0);
        return (AssetQuantile.Of([.. used.Select(row => (Math.Abs(row.Miss), row.Asset))], _weight, 0.5 * all), all);
    }
}

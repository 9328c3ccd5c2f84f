namespace BatteryTwin.Domain.Prognostics.Intervals;

/// <summary>Quantiles of rows in which each asset weighs one.</summary>
internal static class AssetQuantile
{
    /// <summary>The value at which the weights, summed from the lowest, reach a weight; a row weighs one over its asset's rows. 0 without rows.</summary>
    /// <param name="rows">Values and assets; put into order.</param>
    /// <param name="sizes">Rows of each asset.</param>
    /// <param name="weight">Weight to be reached, at most the number of assets.</param>
    public static double Of((double Value, int Asset)[] rows, double[] sizes, double weight)
    {
        Array.Sort(rows);
        double sum = 0;
        foreach ((double value, int asset) in rows)
        {
            sum += 1 / sizes[asset];
            if (sum >= weight - 1e-9)
            {
                return value;
            }
        }

        return rows.Length > 0 ? rows[^1].Value : 0;
    }
}

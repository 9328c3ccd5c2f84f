namespace BatteryTwin.Domain.Prognostics.Boosting;

/// <summary>
/// Puts the bins of a feature where a first model split on it: between all values near the splits that are worth most, so that the edge of
/// a rule lies midway between the two values it parts, and not at the nearest bin's end. Trees on bins then cut as trees on sorted values do.
/// </summary>
internal static class BinRefinement
{
    /// <summary>Share of the bins that is set at splits; the rest stays spread over the values.</summary>
    private const double AtSplits = 0.5;

    /// <param name="values">Values to learn from; NaN = missing.</param>
    /// <param name="weights">Weight of each value.</param>
    /// <param name="coarse">The first model's bins.</param>
    /// <param name="gains">What the first model's splits on this feature were worth, by threshold.</param>
    /// <param name="maxBins">Most bins.</param>
    public static FeatureBins Of(float[] values, float[] weights, FeatureBins coarse, IReadOnlyDictionary<float, double> gains, int maxBins)
    {
        float[] distinct = [.. values.Where(value => !float.IsNaN(value)).Distinct().Order()];
        if (distinct.Length < maxBins || gains.Count == 0)
        {
            return coarse;
        }

        FeatureBins spread = FeatureBins.Of(values, weights, Math.Max(3, (int)(maxBins * (1 - AtSplits))));
        SortedSet<float> edges = [.. Enumerable.Range(0, spread.Count).Select(spread.UpperEdge)];
        foreach ((float threshold, _) in gains.OrderByDescending(split => split.Value).ThenBy(split => split.Key))
        {
            int bin = coarse.BinOf(threshold);
            float from = coarse.UpperEdge(bin - 1);
            float to = coarse.UpperEdge(Math.Min(bin + 1, coarse.Count - 1));
            for (int i = Math.Max(1, First(distinct, from)); i < distinct.Length && distinct[i] <= to && edges.Count < maxBins; i++)
            {
                edges.Add(FeatureBins.Between(distinct[i - 1], distinct[i]));
            }
        }

        return new([.. edges]);
    }

    /// <summary>Position of the second value above the edge: what lies between it and the first is inside the bin.</summary>
    private static int First(float[] sorted, float edge)
    {
        int at = Array.BinarySearch(sorted, edge);
        return (at >= 0 ? at + 1 : ~at) + 1;
    }
}

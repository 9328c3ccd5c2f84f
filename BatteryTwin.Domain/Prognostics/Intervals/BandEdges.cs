namespace BatteryTwin.Domain.Prognostics.Intervals;

/// <summary>Cuts the range of predictions into bands of equal width, joined until each holds enough assets to calibrate on.</summary>
internal static class BandEdges
{
    public const int MinAssets = 30;

    public static double[] Find(ReadOnlySpan<double> predicted, ReadOnlySpan<int> assets, int most, int minAssets = MinAssets)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (double value in predicted)
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        if (!(high > low))
        {
            return [double.PositiveInfinity];
        }

        double width = (high - low) / most;
        HashSet<int>[] seen = [.. Enumerable.Range(0, most).Select(_ => new HashSet<int>())];
        for (int i = 0; i < predicted.Length; i++)
        {
            seen[Math.Min(most - 1, (int)((predicted[i] - low) / width))].Add(assets[i]);
        }

        List<double> edges = [];
        HashSet<int> gathered = [];
        for (int band = 0; band < most; band++)
        {
            gathered.UnionWith(seen[band]);
            if (gathered.Count >= minAssets)
            {
                edges.Add(low + ((band + 1) * width));
                gathered.Clear();
            }
        }

        // What is left over joins the band before.
        if (edges.Count == 0)
        {
            return [double.PositiveInfinity];
        }

        edges[^1] = double.PositiveInfinity;
        return [.. edges];
    }
}

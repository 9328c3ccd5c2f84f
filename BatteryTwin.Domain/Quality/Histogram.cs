namespace BatteryTwin.Domain.Quality;

/// <summary>How values are spread.</summary>
public static class Histogram
{
    private const int LeastBins = 8;
    private const int MostBins = 40;

    /// <summary>Bars of one width after Freedman and Diaconis (1981), at least 8 and at most 40.</summary>
    public static IReadOnlyList<HistogramBin> Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
        {
            return [];
        }

        double[] sorted = [.. values.Order()];
        (double low, double high) = (sorted[0], sorted[^1]);
        if (low == high)
        {
            return [new(low, high, sorted.Length)];
        }

        double quartiles = sorted[sorted.Length * 3 / 4] - sorted[sorted.Length / 4];
        double width = 2 * quartiles / Math.Cbrt(sorted.Length);
        int bins = width > 0 ? (int)Math.Clamp(Math.Ceiling((high - low) / width), LeastBins, MostBins) : LeastBins;
        int[] counts = new int[bins];
        foreach (double value in sorted)
        {
            counts[Math.Min(bins - 1, (int)((value - low) / (high - low) * bins))]++;
        }

        return [.. counts.Select((count, bin) => new HistogramBin(low + (bin * (high - low) / bins), low + ((bin + 1) * (high - low) / bins), count))];
    }
}

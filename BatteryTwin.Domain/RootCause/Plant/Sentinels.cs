namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>
/// Finds numbers that stand for a missing value: far outside everything else, and either one of the customary ones (-999, 9999, …) or repeated to the last digit,
/// as no measurement of a real excursion is.
/// </summary>
internal static class Sentinels
{
    /// <summary>How far outside, in widths of the middle 98 % of the values.</summary>
    private const double FarWidths = 3;

    private const int LeastRepeats = 3;

    private static readonly double[] s_customary = [-1, -9, 99, -99, 999, -999, 9999, -9999, 99999, -99999, 999999, -999999, 65535, 32767, -32768, 1e6, -1e6, 1e9, -1e9];

    /// <summary>Replaces sentinels by NaN; returns which ones, with how often each stood.</summary>
    public static IReadOnlyList<(double Value, int Count)> Remove(double[] values)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        if (sorted.Length < 20)
        {
            return [];
        }

        List<(double Value, int Count)> found = [];
        foreach (IGrouping<double, double> same in Suspects(sorted).GroupBy(value => value))
        {
            int count = same.Count();
            bool customary = Array.IndexOf(s_customary, same.Key) >= 0;
            double[] others = [.. sorted.Where(value => value != same.Key && Array.IndexOf(s_customary, value) < 0)];
            if (others.Length > 0 && (customary || (count >= LeastRepeats && Quantile(others, 0.01) < Quantile(others, 0.99))) && IsFar(same.Key, others))
            {
                found.Add((same.Key, count));
            }
        }

        if (found.Count > 0)
        {
            HashSet<double> gone = [.. found.Select(sentinel => sentinel.Value)];
            for (int row = 0; row < values.Length; row++)
            {
                values[row] = gone.Contains(values[row]) ? double.NaN : values[row];
            }
        }

        return found;
    }

    /// <summary>The customary ones, and values at the edges that stand there more than once.</summary>
    private static IEnumerable<double> Suspects(double[] sorted)
    {
        double low = Quantile(sorted, 0.25);
        double high = Quantile(sorted, 0.75);
        double width = Math.Max(high - low, 1e-9 * Math.Abs(high));
        return sorted.Where(value => value < low - (6 * width) || value > high + (6 * width));
    }

    private static bool IsFar(double value, double[] others)
    {
        double low = Quantile(others, 0.01);
        double high = Quantile(others, 0.99);
        double width = Math.Max(high - low, 1e-6 * Math.Max(Math.Abs(low), Math.Abs(high)));
        double most = others[^1];
        double least = others[0];

        // A gap to everything else keeps the far end of a real excursion from being taken for a sentinel.
        return value < low - (FarWidths * width) && value < least - width || value > high + (FarWidths * width) && value > most + width;
    }

    private static double Quantile(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];
}

namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>How a variable wanders over time while nothing is wrong, seen from means of stretches of half a day (plants) or a day (stations).</summary>
/// <param name="Level">Standard deviation of the means of stretches beyond what noise gives them.</param>
/// <param name="Step">Robust standard deviation of the change from one stretch to the next.</param>
/// <param name="StretchSeconds">Length of a stretch.</param>
/// <param name="Excursions">How often it went from below its middle to above: how many independent excursions its range was learned from.</param>
/// <param name="IsOfPlants">Whole plants wander, not single stations.</param>
internal sealed record NaturalDrift(double Level, double Step, double StretchSeconds, int Excursions, bool IsOfPlants)
{
    private const double HalfDay = 12 * 3600;
    private const double Clip = 6;
    private const int LeastStretches = 6;
    private const int MostStretches = 20_000;

    /// <summary>The sorting with the most drift; null when none has more than the noise of the rows gives.</summary>
    public static NaturalDrift? Of(double[] own, bool[] unchanged, double[] seconds, IReadOnlyList<PlaceColumn> places, double noise)
    {
        double most = 0;
        NaturalDrift? drift = null;
        foreach (PlaceColumn column in places.OrderByDescending(place => place.Kind == PlaceKind.Plant))
        {
            double length = column.Kind == PlaceKind.Plant ? HalfDay : 2 * HalfDay;
            (int Place, long Stretch, double Mean, int Count)[] means = Means(own, unchanged, seconds, column, length, noise);
            if (means.Length < LeastStretches)
            {
                continue;
            }

            // Variance of the means beyond what noise gives them; robust, so that an undetected fault in a few does not hide itself, and less one standard error.
            double expected = means.Average(mean => noise * noise / mean.Count);
            double spread = NaturalSpread.RobustSpread([.. means.Select(mean => mean.Mean).Order()]);
            double variance = (spread * spread) - (expected * (1 + (1.6 * Math.Sqrt(2.0 / means.Length))));
            if (variance > 1.3 * most)
            {
                most = variance;
                drift = Steps(means, length, Math.Sqrt(variance), column.Kind == PlaceKind.Plant);
            }
        }

        return drift;
    }

    private static NaturalDrift? Steps((int Place, long Stretch, double Mean, int Count)[] means, double length, double level, bool isOfPlants)
    {
        List<double> steps = [];
        int excursions = 0;
        double middle = means.Select(mean => mean.Mean).Order().ElementAt(means.Length / 2);
        for (int at = 1; at < means.Length; at++)
        {
            if (means[at].Place == means[at - 1].Place && means[at].Stretch == means[at - 1].Stretch + 1)
            {
                steps.Add(Math.Abs(means[at].Mean - means[at - 1].Mean));
                excursions += means[at].Mean > middle && means[at - 1].Mean <= middle ? 1 : 0;
            }
        }

        return steps.Count < LeastStretches ? null : new(level, 1.4826 * steps.Order().ElementAt(steps.Count / 2), length, excursions, isOfPlants);
    }

    private static (int Place, long Stretch, double Mean, int Count)[] Means(double[] own, bool[] unchanged, double[] seconds, PlaceColumn column, double length, double noise)
    {
        double start = double.PositiveInfinity;
        double end = double.NegativeInfinity;
        foreach (double second in seconds)
        {
            start = Math.Min(start, double.IsNaN(second) ? start : second);
            end = Math.Max(end, double.IsNaN(second) ? end : second);
        }

        if (!(end >= start) || (end - start) / length > MostStretches)
        {
            return [];
        }

        long first = (long)Math.Floor(start / length);
        int width = (int)((long)Math.Floor(end / length) - first) + 1;
        double[] sums = new double[width * column.Names.Count];
        int[] counts = new int[sums.Length];
        for (int row = 0; row < own.Length; row++)
        {
            if (unchanged[row] && double.IsFinite(own[row]) && double.IsFinite(seconds[row]) && column.Codes[row] >= 0)
            {
                int at = (column.Codes[row] * width) + (int)((long)Math.Floor(seconds[row] / length) - first);
                sums[at] += Math.Clamp(own[row], -Clip * noise, Clip * noise);
                counts[at]++;
            }
        }

        return [.. Enumerable.Range(0, sums.Length).Where(at => counts[at] >= 2).Select(at => (at / width, (long)(at % width), sums[at] / counts[at], counts[at]))];
    }
}

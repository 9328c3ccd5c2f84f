namespace BatteryTwin.Domain.Telemetry.Trust;

/// <summary>
/// What a signal's own past was like: the range of its hourly means and how long its value stayed the same. <paramref name="Hours"/>:
/// hours it rests on; <paramref name="Spread"/>: robust standard deviation of the hourly means (1.4826 × median absolute deviation).
/// </summary>
public sealed record SeriesPast(int Hours, double Lowest, double Highest, double Spread, bool OnlyRises, long LongestRunNs)
{
    private const int NeededHours = 24;
    private const long HourNs = 3_600 * EpochTime.NsPerSecond;
    private const double NormalConsistency = 1.4826;
    private const double OuterShare = 0.01;

    /// <summary>A past that says nothing.</summary>
    public static SeriesPast Unknown { get; } = new(0, double.NaN, double.NaN, double.NaN, false, 0);

    /// <summary>A day at least, and no counter: its hours can be compared with.</summary>
    public bool IsComparable => Hours >= NeededHours && !OnlyRises;

    /// <summary>Learns from points in order of time, at most one a minute is enough; values that are no numbers are passed over.</summary>
    public static SeriesPast Of(IReadOnlyList<long> timesNs, IReadOnlyList<double> values)
    {
        List<double> means = [];
        long longestNs = 0;
        (long hour, double sum, int count) = (long.MinValue, 0, 0);
        int runStart = 0;
        for (int i = 0; i < values.Count; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                continue;
            }

            if (values[i] != values[runStart])
            {
                runStart = i;
            }

            longestNs = Math.Max(longestNs, timesNs[i] - timesNs[runStart]);
            if (timesNs[i] / HourNs != hour)
            {
                Close(means, sum, count);
                (hour, sum, count) = (timesNs[i] / HourNs, 0, 0);
            }

            sum += values[i];
            count++;
        }

        Close(means, sum, count);
        return means.Count == 0 ? Unknown : Of(means, longestNs);
    }

    private static SeriesPast Of(List<double> means, long longestRunNs)
    {
        bool onlyRises = means.Count > 2 && means.Zip(means.Skip(1), (first, second) => second >= first).All(rises => rises) && means[^1] > means[0];
        double[] sorted = [.. means.Order()];
        double median = Quantile(sorted, 0.5);
        double[] deviations = [.. sorted.Select(mean => Math.Abs(mean - median)).Order()];
        return new(sorted.Length, Quantile(sorted, OuterShare), Quantile(sorted, 1 - OuterShare), NormalConsistency * Quantile(deviations, 0.5), onlyRises, longestRunNs);
    }

    private static void Close(List<double> means, double sum, int count)
    {
        if (count > 0)
        {
            means.Add(sum / count);
        }
    }

    private static double Quantile(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}

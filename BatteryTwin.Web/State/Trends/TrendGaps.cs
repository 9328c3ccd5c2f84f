namespace BatteryTwin.Web.State.Trends;

/// <summary>
/// Finds where a curve must break: a distance above three expected intervals. What is expected is the median of the distances around,
/// because history is often coarser than live data.
/// </summary>
public static class TrendGaps
{
    private const int ExpectedIntervals = 3;
    private const int Around = 8;

    /// <summary>Indexes i of the points after which there is a gap.</summary>
    /// <param name="times">Times in any unit, ascending.</param>
    public static IReadOnlyList<int> After(IReadOnlyList<long> times)
    {
        List<int> gaps = [];
        if (times.Count < 3)
        {
            return gaps;
        }

        long shortest = long.MaxValue;
        for (int i = 1; i < times.Count; i++)
        {
            shortest = Math.Min(shortest, Math.Max(1, times[i] - times[i - 1]));
        }

        for (int i = 0; i + 1 < times.Count; i++)
        {
            long distance = times[i + 1] - times[i];
            if (distance > ExpectedIntervals * shortest && distance > ExpectedIntervals * Expected(times, i))
            {
                gaps.Add(i);
            }
        }

        return gaps;
    }

    /// <summary>The larger of the medians just before and just after a distance, which itself does not count.</summary>
    private static long Expected(IReadOnlyList<long> times, int index) =>
        Math.Max(Median(times, Math.Max(0, index - Around), index), Median(times, index + 1, Math.Min(times.Count - 1, index + 1 + Around)));

    private static long Median(IReadOnlyList<long> times, int first, int last)
    {
        if (last <= first)
        {
            return 0;
        }

        long[] distances = new long[last - first];
        for (int i = first; i < last; i++)
        {
            distances[i - first] = times[i + 1] - times[i];
        }

        Array.Sort(distances);
        return distances[distances.Length / 2];
    }
}

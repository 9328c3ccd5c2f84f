namespace BatteryTwin.Domain.Telemetry.Reduction;

/// <summary>
/// Decides which parts of a read are answered from rollups: for aggregates the coarsest level whose buckets fit into those asked for, wherever
/// it is exact; beyond the time that points are kept, the finest level there is, for curves too. All else is read from the points.
/// </summary>
public static class ReadPlan
{
    /// <param name="reduction">What is asked for; raw points never come from rollups.</param>
    /// <param name="firstNs">First time of the read, inclusive.</param>
    /// <param name="lastNs">Last time of the read, inclusive.</param>
    /// <param name="levels">Rollup levels, finest first.</param>
    /// <param name="pointsKeptFromNs">Points before this time may have been dropped; <see cref="long.MinValue"/> when none are.</param>
    /// <returns>Segments in order of time that cover the whole read.</returns>
    public static IReadOnlyList<ReadSegment> Make(RangeReduction reduction, long firstNs, long lastNs, ReadOnlySpan<RollupCover> levels, long pointsKeptFromNs)
    {
        List<ReadSegment> segments = [];
        TimeIntervals left = new(firstNs, lastNs);
        if (reduction is RangeReduction.Aggregate aggregate)
        {
            for (int level = levels.Length - 1; level >= 0; level--)
            {
                if (aggregate.EveryNs is not long every || every % levels[level].IntervalNs == 0)
                {
                    left = Take(level, levels[level].Exact, levels[level].IntervalNs, left, segments);
                }
            }
        }

        if (reduction is not RangeReduction.Raw && pointsKeptFromNs > firstNs)
        {
            for (int level = 0; level < levels.Length; level++)
            {
                left = Take(level, levels[level].Covered.Within(long.MinValue, pointsKeptFromNs - 1), levels[level].IntervalNs, left, segments);
            }
        }

        segments.AddRange(left.Select(part => new ReadSegment(ReadSegment.Points, part.FirstNs, part.LastNs)));
        segments.Sort((a, b) => a.FirstNs.CompareTo(b.FirstNs));
        return segments;
    }

    private static TimeIntervals Take(int level, TimeIntervals offered, long intervalNs, TimeIntervals left, List<ReadSegment> segments)
    {
        TimeIntervals taken = left.Within(offered).ShrunkTo(intervalNs);
        segments.AddRange(taken.Select(part => new ReadSegment(level, part.FirstNs, part.LastNs)));
        return left.Without(taken);
    }
}

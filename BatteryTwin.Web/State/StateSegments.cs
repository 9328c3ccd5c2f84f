using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Web.State;

/// <summary>Turns state points into segments.</summary>
public static class StateSegments
{
    private const int GapIntervals = 3;
    private const int Neighbours = 3;

    /// <summary>
    /// Joins equal neighbours. A state holds until the next point; where the sender repeats itself, silence of more than three
    /// of its usual intervals is a gap. A sender that reports changes alone has no usual interval and no gaps.
    /// </summary>
    /// <param name="points">Times (ns, ascending) and states; a point before <paramref name="from"/> says what held at its start.</param>
    /// <param name="from">Start of the range.</param>
    /// <param name="to">End of the range, not after now.</param>
    public static IReadOnlyList<StateSegment> Of(IReadOnlyList<(long TimeNs, string State)> points, DateTimeOffset from, DateTimeOffset to)
    {
        long fromNs = EpochTime.ToNs(from);
        long toNs = EpochTime.ToNs(to);
        bool repeats = points.Zip(points.Skip(1)).Any(pair => pair.First.State == pair.Second.State);
        List<StateSegment> segments = [];
        for (int i = 0; i < points.Count; i++)
        {
            long start = points[i].TimeNs;
            long end = i + 1 < points.Count ? points[i + 1].TimeNs : toNs;
            if (repeats && UsualInterval(points, i) is { } usual && end - start > GapIntervals * usual)
            {
                end = start + usual;
            }

            Add(segments, points[i].State, Math.Max(start, fromNs), Math.Min(end, toNs));
        }

        return segments;
    }

    private static void Add(List<StateSegment> segments, string state, long startNs, long endNs)
    {
        if (endNs <= startNs)
        {
            return;
        }

        DateTimeOffset start = EpochTime.FromNs(startNs);
        DateTimeOffset end = EpochTime.FromNs(endNs);
        if (segments.Count > 0 && segments[^1].State == state && segments[^1].To == start)
        {
            segments[^1] = segments[^1] with { To = end };
        }
        else
        {
            segments.Add(new(state, start, end));
        }
    }

    /// <summary>
    /// The longest of the few distances just before and just after a point, because history is often coarser than live data and a
    /// change may come between two regular reports; null when there is nothing to compare with.
    /// </summary>
    private static long? UsualInterval(IReadOnlyList<(long TimeNs, string State)> points, int index)
    {
        long? longest = null;
        int last = Math.Min(points.Count - 2, index + Neighbours);
        for (int i = Math.Max(0, index - Neighbours); i <= last; i++)
        {
            long distance = points[i + 1].TimeNs - points[i].TimeNs;
            longest = i == index || distance < longest ? longest : distance;
        }

        return longest;
    }
}

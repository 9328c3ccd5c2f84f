namespace BatteryTwin.Domain.Maintenance.Calendars;

/// <summary>A stretch of time, the end exclusive.</summary>
public readonly record struct TimeStretch(DateTimeOffset Start, DateTimeOffset End)
{
    public TimeSpan Length => End - Start;

    /// <summary>What two stretches share; null when nothing.</summary>
    public TimeStretch? Shared(TimeStretch other)
    {
        DateTimeOffset start = Start > other.Start ? Start : other.Start;
        DateTimeOffset end = End < other.End ? End : other.End;
        return start < end ? new TimeStretch(start, end) : null;
    }

    /// <summary>The same time as ascending stretches that neither overlap nor touch.</summary>
    public static IReadOnlyList<TimeStretch> Union(IEnumerable<TimeStretch> stretches)
    {
        List<TimeStretch> union = [];
        foreach (TimeStretch next in stretches.Where(stretch => stretch.End > stretch.Start).OrderBy(stretch => stretch.Start))
        {
            if (union.Count > 0 && next.Start <= union[^1].End)
            {
                union[^1] = union[^1] with { End = next.End > union[^1].End ? next.End : union[^1].End };
            }
            else
            {
                union.Add(next);
            }
        }

        return union;
    }

    /// <summary>The union of stretches less all that others cover.</summary>
    public static IReadOnlyList<TimeStretch> Without(IEnumerable<TimeStretch> stretches, IEnumerable<TimeStretch> others)
    {
        IReadOnlyList<TimeStretch> holes = Union(others);
        List<TimeStretch> left = [];
        foreach (TimeStretch stretch in Union(stretches))
        {
            DateTimeOffset from = stretch.Start;
            foreach (TimeStretch hole in holes.Where(hole => hole.End > stretch.Start && hole.Start < stretch.End))
            {
                if (hole.Start > from)
                {
                    left.Add(new(from, hole.Start));
                }

                from = hole.End;
            }

            if (from < stretch.End)
            {
                left.Add(new(from, stretch.End));
            }
        }

        return left;
    }
}

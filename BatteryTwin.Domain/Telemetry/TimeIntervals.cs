using System.Collections;

namespace BatteryTwin.Domain.Telemetry;

/// <summary>
/// A set of times as stretches: ascending, never overlapping or touching. A value never changes; every operation makes a new one. The default value
/// is the empty set.
/// </summary>
public readonly struct TimeIntervals : IReadOnlyList<TimeInterval>, IEquatable<TimeIntervals>
{
    private readonly TimeInterval[]? _parts;

    private TimeIntervals(TimeInterval[] parts) => _parts = parts;

    /// <summary>One stretch; the empty set when it ends before it begins.</summary>
    public TimeIntervals(long firstNs, long lastNs) => _parts = firstNs <= lastNs ? [new(firstNs, lastNs)] : null;

    public int Count => _parts?.Length ?? 0;

    public TimeInterval this[int index] => _parts![index];

    /// <summary>Nanoseconds in the set.</summary>
    public double SpanNs
    {
        get
        {
            double sum = 0;
            foreach (TimeInterval part in _parts ?? [])
            {
                sum += (double)part.LastNs - part.FirstNs + 1;
            }

            return sum;
        }
    }

    /// <summary>The set with a stretch added; one that ends before it begins adds nothing.</summary>
    public TimeIntervals With(long firstNs, long lastNs)
    {
        if (firstNs > lastNs)
        {
            return this;
        }

        ReadOnlySpan<TimeInterval> parts = _parts;
        int start = parts.Length;
        while (start > 0 && !EndsBefore(parts[start - 1], firstNs))
        {
            start--;
        }

        int end = start;
        while (end < parts.Length && !EndsBefore(new TimeInterval(firstNs, lastNs), parts[end].FirstNs))
        {
            (firstNs, lastNs) = (Math.Min(firstNs, parts[end].FirstNs), Math.Max(lastNs, parts[end].LastNs));
            end++;
        }

        return new TimeIntervals([.. parts[..start], new TimeInterval(firstNs, lastNs), .. parts[end..]]);
    }

    /// <summary>Times in either set.</summary>
    public TimeIntervals With(TimeIntervals other)
    {
        TimeIntervals all = this;
        foreach (TimeInterval part in other)
        {
            all = all.With(part.FirstNs, part.LastNs);
        }

        return all;
    }

    /// <summary>Times in this set and not in the other.</summary>
    public TimeIntervals Without(TimeIntervals other)
    {
        if (Count == 0 || other.Count == 0)
        {
            return this;
        }

        List<TimeInterval> left = [];
        int next = 0;
        foreach (TimeInterval part in this)
        {
            long fromNs = part.FirstNs;
            bool rest = true;
            while (next < other.Count && other[next].LastNs < fromNs)
            {
                next++;
            }

            for (int i = next; rest && i < other.Count && other[i].FirstNs <= part.LastNs; i++)
            {
                if (other[i].FirstNs > fromNs)
                {
                    left.Add(new TimeInterval(fromNs, other[i].FirstNs - 1));
                }

                rest = other[i].LastNs < part.LastNs;
                fromNs = rest ? other[i].LastNs + 1 : fromNs;
            }

            if (rest)
            {
                left.Add(new TimeInterval(fromNs, part.LastNs));
            }
        }

        return new TimeIntervals([.. left]);
    }

    /// <summary>Times in both sets.</summary>
    public TimeIntervals Within(TimeIntervals other)
    {
        List<TimeInterval> both = [];
        for (int left = 0, right = 0; left < Count && right < other.Count;)
        {
            long firstNs = Math.Max(this[left].FirstNs, other[right].FirstNs);
            long lastNs = Math.Min(this[left].LastNs, other[right].LastNs);
            if (firstNs <= lastNs)
            {
                both.Add(new TimeInterval(firstNs, lastNs));
            }

            if (this[left].LastNs < other[right].LastNs)
            {
                left++;
            }
            else
            {
                right++;
            }
        }

        return new TimeIntervals([.. both]);
    }

    /// <summary>Times in the set from one to another, both inclusive.</summary>
    public TimeIntervals Within(long firstNs, long lastNs) => Within(new TimeIntervals(firstNs, lastNs));

    /// <summary>Whole buckets of a length that lie in the set with all of their time.</summary>
    public TimeIntervals ShrunkTo(long bucketNs)
    {
        List<TimeInterval> whole = [];
        foreach (TimeInterval part in this)
        {
            TimeInterval inner = TimeBuckets.Inside(part, bucketNs);
            if (inner.FirstNs <= inner.LastNs)
            {
                whole.Add(inner);
            }
        }

        return new TimeIntervals([.. whole]);
    }

    /// <summary>All buckets of a length that some time of the set lies in.</summary>
    public TimeIntervals GrownTo(long bucketNs)
    {
        TimeIntervals grown = default;
        foreach (TimeInterval part in this)
        {
            grown = grown.With(TimeBuckets.StartOf(part.FirstNs, bucketNs), TimeBuckets.LastOf(part.LastNs, bucketNs));
        }

        return grown;
    }

    public bool Equals(TimeIntervals other) => (_parts ?? []).AsSpan().SequenceEqual(other._parts ?? []);

    public override bool Equals(object? obj) => obj is TimeIntervals other && Equals(other);

    public override int GetHashCode() => Count == 0 ? 0 : HashCode.Combine(Count, this[0], this[Count - 1]);

    public IEnumerator<TimeInterval> GetEnumerator() => ((IEnumerable<TimeInterval>)(_parts ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public static bool operator ==(TimeIntervals left, TimeIntervals right) => left.Equals(right);

    public static bool operator !=(TimeIntervals left, TimeIntervals right) => !left.Equals(right);

    /// <summary>Ends so far before a time that it does not even touch it.</summary>
    private static bool EndsBefore(TimeInterval part, long timeNs) => part.LastNs != long.MaxValue && part.LastNs + 1 < timeNs;
}

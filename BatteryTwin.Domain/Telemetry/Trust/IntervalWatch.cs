namespace BatteryTwin.Domain.Telemetry.Trust;

/// <summary>Learns how far apart a signal's values come, and notes gaps. Bounded memory; times in nanoseconds since 1970.</summary>
internal sealed class IntervalWatch(TrustRules rules)
{
    private const int Remembered = 16;
    private const int Needed = 5;
    private const int MostGaps = 32;
    private const long HourNs = 3_600 * EpochTime.NsPerSecond;

    private readonly long[] _intervalsNs = new long[Remembered];
    private readonly Queue<(long FromNs, long ToNs)> _gaps = new();
    private int _count;
    private long? _expectedNs;

    /// <summary>Time of the newest value.</summary>
    public long LastNs { get; private set; } = long.MinValue;

    /// <summary>
    /// The median of the last intervals where they are alike; the largest of them where they are not (a signal sent on change). Null while
    /// fewer than five have been seen.
    /// </summary>
    public long? ExpectedNs => _expectedNs;

    public void Add(long timeNs)
    {
        if (timeNs <= LastNs)
        {
            return;
        }

        if (LastNs != long.MinValue)
        {
            Take(LastNs, timeNs);
        }

        LastNs = timeNs;
    }

    /// <summary>What is missing now, and was in the last hour.</summary>
    public IEnumerable<QualityFinding> Findings(long nowNs)
    {
        if (_expectedNs is not { } expectedNs)
        {
            yield break;
        }

        long silentNs = nowNs - LastNs;
        if (silentNs > Silence(expectedNs))
        {
            yield return new(QualityReason.Stopped, SignalQuality.Bad, LastNs, $"no value for {SpanText.Of(silentNs)}; one every {SpanText.Of(expectedNs)} is usual");
            yield break;
        }

        (long FromNs, long ToNs)[] recent = [.. _gaps.Where(gap => gap.ToNs > nowNs - HourNs)];
        long missingNs = recent.Sum(gap => gap.ToNs - Math.Max(gap.FromNs, nowNs - HourNs));
        if (missingNs > rules.MissingShare * HourNs)
        {
            string count = recent.Length == 1 ? "1 gap" : $"{recent.Length} gaps";
            yield return new(QualityReason.Gaps, SignalQuality.Uncertain, recent[0].FromNs, $"{count} in the last hour, together {SpanText.Of(missingNs)}");
        }
    }

    private void Take(long fromNs, long toNs)
    {
        long intervalNs = toNs - fromNs;
        if (_expectedNs is { } expectedNs && intervalNs > Silence(expectedNs))
        {
            _gaps.Enqueue((fromNs, toNs));
            if (_gaps.Count > MostGaps)
            {
                _gaps.Dequeue();
            }
        }

        _intervalsNs[_count++ % Remembered] = intervalNs;

        // Once per round, not per value: the median of sixteen changes slowly.
        if (_count is Needed or 2 * Needed || _count % Remembered == 0)
        {
            _expectedNs = Expected();
        }
    }

    private long Expected()
    {
        Span<long> sorted = stackalloc long[Math.Min(_count, Remembered)];
        _intervalsNs.AsSpan(0, sorted.Length).CopyTo(sorted);
        sorted.Sort();
        long median = sorted[sorted.Length / 2];
        bool alike = sorted[sorted.Length * 3 / 4] <= 1.5 * median && sorted[sorted.Length / 4] >= 0.5 * median;
        return alike ? median : sorted[^1];
    }

    private long Silence(long expectedNs) => Math.Max(rules.ShortestSilenceNs, (long)(rules.SilentIntervals * expectedNs));
}

namespace BatteryTwin.Ingest.Pipeline;

/// <summary>Counts per second over the last minute, in a ring of one-second buckets. Safe for concurrent use.</summary>
internal sealed class RateWindow(TimeProvider time)
{
    private const int Seconds = 60;

    private readonly Lock _lock = new();
    private readonly long[] _counts = new long[Seconds];
    private readonly long _start = time.GetTimestamp();
    private long _second;

    public void Add(long count)
    {
        lock (_lock)
        {
            _counts[Advance() % Seconds] += count;
        }
    }

    /// <summary>Mean rate over the last minute, or since the first use when that is younger.</summary>
    public double PerSecond
    {
        get
        {
            lock (_lock)
            {
                long second = Advance();
                return _counts.Sum() / (double)Math.Clamp(second + 1, 1, Seconds);
            }
        }
    }

    private long Advance()
    {
        long now = (long)time.GetElapsedTime(_start).TotalSeconds;
        if (now - _second >= Seconds)
        {
            Array.Clear(_counts);
            _second = now;
        }

        while (_second < now)
        {
            _counts[++_second % Seconds] = 0;
        }

        return _second;
    }
}

namespace BatteryTwin.Domain.Telemetry;

/// <summary>
/// Buckets of one length, aligned to 1970 in UTC. The first and last bucket that 64 bits can say may be cut off.
/// </summary>
public static class TimeBuckets
{
    /// <summary>Start of the bucket that a time lies in.</summary>
    public static long StartOf(long timeNs, long bucketNs)
    {
        long rest = timeNs % bucketNs;
        rest = rest < 0 ? rest + bucketNs : rest;
        return timeNs < long.MinValue + rest ? long.MinValue : timeNs - rest;
    }

    /// <summary>Last time of the bucket that a time lies in.</summary>
    public static long LastOf(long timeNs, long bucketNs)
    {
        long rest = timeNs % bucketNs;
        long left = bucketNs - 1 - (rest < 0 ? rest + bucketNs : rest);
        return timeNs > long.MaxValue - left ? long.MaxValue : timeNs + left;
    }

    /// <summary>The whole buckets in a stretch of time; it ends before it begins when there are none.</summary>
    public static TimeInterval Inside(TimeInterval time, long bucketNs)
    {
        long firstNs = StartOf(time.FirstNs, bucketNs);
        long lastNs = LastOf(time.LastNs, bucketNs);
        bool startsInside = firstNs == time.FirstNs && firstNs != long.MinValue;
        bool endsInside = lastNs == time.LastNs && lastNs != long.MaxValue;
        if (!startsInside)
        {
            long endNs = LastOf(time.FirstNs, bucketNs);
            if (endNs == long.MaxValue)
            {
                return new TimeInterval(0, -1);
            }

            firstNs = endNs + 1;
        }

        if (!endsInside)
        {
            long startNs = StartOf(time.LastNs, bucketNs);
            if (startNs == long.MinValue)
            {
                return new TimeInterval(0, -1);
            }

            lastNs = startNs - 1;
        }

        return new TimeInterval(firstNs, lastNs);
    }
}

using System.Runtime.InteropServices;

namespace BatteryTwin.Domain.Telemetry.Reduction;

/// <summary>Summaries of UTC-aligned buckets, or one summary of all. Beyond <see cref="RangeReducer.MaxBuckets"/> buckets the rest is left out.</summary>
public class BucketReducer(long? everyNs, long fromNs, FieldType type) : RangeReducer(type)
{
    private readonly Dictionary<long, PointSummary> _buckets = [];

    /// <summary>Summaries by start of bucket.</summary>
    public IReadOnlyDictionary<long, PointSummary> Buckets => _buckets;

    /// <summary>Points were left out.</summary>
    public bool IsTruncated { get; private set; }

    public override bool TakesSummary(long firstNs, long lastNs) => BucketOf(firstNs) == BucketOf(lastNs);

    /// <summary>Adds a summary to the bucket of its first point.</summary>
    public override void Add(in PointSummary summary) => AddTo(BucketOf(summary.FirstNs), summary);

    public override void Add(ReadOnlySpan<long> timesNs, ReadOnlySpan<long> bits, ReadOnlySpan<string> texts)
    {
        for (int start = 0; start < timesNs.Length;)
        {
            long bucket = BucketOf(timesNs[start]);
            int end = EndOf(bucket, timesNs, start);
            AddTo(bucket, PointSummary.Of(
                Type,
                timesNs[start..end],
                bits.IsEmpty ? bits : bits[start..end],
                texts.IsEmpty ? texts : texts[start..end]));
            start = end;
        }
    }

    public override SeriesPoints? Finish(SeriesKey key) => null;

    private long BucketOf(long timeNs) => everyNs is long every ? TimeBuckets.StartOf(timeNs, every) : fromNs;

    private int EndOf(long bucket, ReadOnlySpan<long> timesNs, int start)
    {
        if (everyNs is not long every || bucket > long.MaxValue - every || BucketOf(timesNs[^1]) == bucket)
        {
            return timesNs.Length;
        }

        long endNs = bucket == long.MinValue ? timesNs[start] : bucket + every;
        int end = start + 1;
        while (end < timesNs.Length && (timesNs[end] < endNs || BucketOf(timesNs[end]) == bucket))
        {
            end++;
        }

        return end;
    }

    private void AddTo(long bucket, in PointSummary summary)
    {
        if (_buckets.Count >= MaxBuckets && !_buckets.ContainsKey(bucket))
        {
            IsTruncated = true;
            return;
        }

        CollectionsMarshal.GetValueRefOrAddDefault(_buckets, bucket, out _).Add(summary);
    }
}

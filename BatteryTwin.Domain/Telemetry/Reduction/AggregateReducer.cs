using System.Runtime.InteropServices;

namespace BatteryTwin.Domain.Telemetry.Reduction;

/// <summary>
/// One point per UTC-aligned bucket, or one for all. A sum of integers that does not fit 64 bits makes the answer a float series.
/// At most <see cref="RangeReducer.MaxBuckets"/> buckets, then the answer is marked as truncated.
/// </summary>
internal sealed class AggregateReducer(RangeReduction.Aggregate aggregate, long fromNs, FieldType type) : RangeReducer(type)
{
    private readonly Dictionary<long, PointSummary> _buckets = [];
    private bool _truncated;

    public override bool TakesSummary(long firstNs, long lastNs) =>
        BucketOf(firstNs) == BucketOf(lastNs) && (Type != FieldType.String || aggregate.Function == AggregateFunction.Count);

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

    public override SeriesPoints? Finish(SeriesKey key)
    {
        if (_buckets.Count == 0)
        {
            return null;
        }

        long[] timesNs = [.. _buckets.Keys];
        Array.Sort(timesNs);
        FieldType resultType = ResultType();
        FieldValue[] values = new FieldValue[timesNs.Length];
        for (int i = 0; i < timesNs.Length; i++)
        {
            values[i] = Result(_buckets[timesNs[i]], resultType);
        }

        return new SeriesPoints(key, resultType, timesNs, values, _truncated);
    }

    private long BucketOf(long timeNs)
    {
        if (aggregate.EveryNs is not long every)
        {
            return fromNs;
        }

        long rest = timeNs % every;
        rest = rest < 0 ? rest + every : rest;
        return timeNs < long.MinValue + rest ? long.MinValue : timeNs - rest;
    }

    private int EndOf(long bucket, ReadOnlySpan<long> timesNs, int start)
    {
        if (aggregate.EveryNs is not long every || bucket > long.MaxValue - every || BucketOf(timesNs[^1]) == bucket)
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
            _truncated = true;
            return;
        }

        CollectionsMarshal.GetValueRefOrAddDefault(_buckets, bucket, out _).Add(summary);
    }

    private FieldType ResultType() => aggregate.Function switch
    {
        AggregateFunction.Mean => FieldType.Float,
        AggregateFunction.Count => FieldType.Integer,
        AggregateFunction.Sum when _buckets.Values.Any(Overflows) => FieldType.Float,
        _ => Type,
    };

    private bool Overflows(PointSummary summary) => Type switch
    {
        FieldType.Integer => summary.IntegerSum > long.MaxValue || summary.IntegerSum < long.MinValue,
        FieldType.Unsigned => summary.IntegerSum > ulong.MaxValue,
        _ => false,
    };

    private FieldValue Result(in PointSummary summary, FieldType resultType) => aggregate.Function switch
    {
        AggregateFunction.Count => FieldValue.Integer(summary.Count),
        AggregateFunction.First => FieldValue.FromBits(resultType, summary.FirstBits, summary.FirstText),
        AggregateFunction.Last => FieldValue.FromBits(resultType, summary.LastBits, summary.LastText),
        AggregateFunction.Min => FieldValue.FromBits(resultType, summary.MinBits),
        AggregateFunction.Max => FieldValue.FromBits(resultType, summary.MaxBits),
        AggregateFunction.Mean => FieldValue.Float(summary.ToFloat().FloatSum / summary.Count),
        _ => resultType switch
        {
            FieldType.Float => FieldValue.Float(summary.ToFloat().FloatSum),
            FieldType.Unsigned => FieldValue.Unsigned((ulong)summary.IntegerSum),
            _ => FieldValue.Integer((long)summary.IntegerSum),
        },
    };
}

namespace BatteryTwin.Domain.Telemetry.Reduction;

/// <summary>
/// One point per UTC-aligned bucket, or one for all. A sum of integers that does not fit 64 bits makes the answer a float series.
/// At most <see cref="RangeReducer.MaxBuckets"/> buckets, then the answer is marked as truncated.
/// </summary>
internal sealed class AggregateReducer(RangeReduction.Aggregate aggregate, long fromNs, FieldType type) : BucketReducer(aggregate.EveryNs, fromNs, type)
{
    public override bool TakesSummary(long firstNs, long lastNs) =>
        base.TakesSummary(firstNs, lastNs) && (Type != FieldType.String || aggregate.Function == AggregateFunction.Count);

    public override SeriesPoints? Finish(SeriesKey key)
    {
        if (Buckets.Count == 0)
        {
            return null;
        }

        long[] timesNs = [.. Buckets.Keys];
        Array.Sort(timesNs);
        FieldType resultType = ResultType();
        FieldValue[] values = new FieldValue[timesNs.Length];
        for (int i = 0; i < timesNs.Length; i++)
        {
            values[i] = Result(Buckets[timesNs[i]], resultType);
        }

        return new SeriesPoints(key, resultType, timesNs, values, IsTruncated);
    }

    private FieldType ResultType() => aggregate.Function switch
    {
        AggregateFunction.Mean => FieldType.Float,
        AggregateFunction.Count => FieldType.Integer,
        AggregateFunction.Sum when Buckets.Values.Any(Overflows) => FieldType.Float,
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

namespace BatteryTwin.Domain.Telemetry.Reduction;

/// <summary>Takes the points of one answered series piece by piece and makes the answer. Not thread-safe.</summary>
public abstract class RangeReducer(FieldType type)
{
    /// <summary>Most buckets in an answer; what is cut off marks it as truncated.</summary>
    public const int MaxBuckets = 1_000_000;

    /// <summary>Type of the points that come in.</summary>
    protected FieldType Type { get; } = type;

    /// <summary>True when more points would not change the answer.</summary>
    public virtual bool IsFull => false;

    /// <summary>
    /// True when a summary of all points between two times (both inclusive) is as good as the points.
    /// </summary>
    public virtual bool TakesSummary(long firstNs, long lastNs) => false;

    /// <summary>Adds the points behind a summary that <see cref="TakesSummary"/> agreed to.</summary>
    public virtual void Add(in PointSummary summary) => throw new NotSupportedException();

    /// <summary>Adds points, ascending in time within one call; <paramref name="bits"/> is empty for texts, <paramref name="texts"/> for the rest.</summary>
    public abstract void Add(ReadOnlySpan<long> timesNs, ReadOnlySpan<long> bits, ReadOnlySpan<string> texts);

    /// <summary>The answer; null when there is no point.</summary>
    public abstract SeriesPoints? Finish(SeriesKey key);

    /// <summary>
    /// The reducer for a query; null when the reduction does not apply to the type: mean, min, max, sum and shape leave series
    /// of booleans and texts out.
    /// </summary>
    /// <param name="query">The query to answer.</param>
    /// <param name="type">Type of the points.</param>
    /// <param name="firstNs">No point comes before this time.</param>
    /// <param name="lastNs">No point comes after this time.</param>
    public static RangeReducer? For(RangeQuery query, FieldType type, long firstNs, long lastNs)
    {
        bool numeric = type is FieldType.Float or FieldType.Integer or FieldType.Unsigned;
        return query.Reduction switch
        {
            RangeReduction.Aggregate { Function: AggregateFunction.Count or AggregateFunction.First or AggregateFunction.Last } aggregate => new AggregateReducer(aggregate, query.FromNs, type),
            RangeReduction.Aggregate aggregate => numeric ? new AggregateReducer(aggregate, query.FromNs, type) : null,
            RangeReduction.Shape { Method: ShapeMethod.Lttb } shape => numeric ? new LargestTriangleReducer(shape.MaxPoints, type, firstNs, lastNs) : null,
            RangeReduction.Shape shape => numeric ? new ShapeReducer(shape.MaxPoints, type, firstNs, lastNs) : null,
            _ => new RawReducer(query.Limit, type),
        };
    }
}

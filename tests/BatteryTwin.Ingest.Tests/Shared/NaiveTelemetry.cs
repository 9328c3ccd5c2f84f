using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Tests.Shared;

/// <summary>The obvious way to answer the store's questions: sorted dictionaries and LINQ. What tests compare the store with.</summary>
public sealed class NaiveTelemetry
{
    private readonly SortedDictionary<string, (SeriesKey Key, FieldType Type, SortedDictionary<long, FieldValue> Points)> _series = new(StringComparer.Ordinal);

    public void Append(TelemetryBatch batch)
    {
        for (int i = 0; i < batch.Count; i++)
        {
            BatchSeries series = batch.Series[batch.SeriesIndexes[i]];
            if (!_series.TryGetValue(series.Key.Canonical, out var stored))
            {
                stored = (series.Key, series.Type, []);
                _series.Add(series.Key.Canonical, stored);
            }

            stored.Points[batch.TimesNs[i]] = batch.ValueAt(i);
        }
    }

    public IReadOnlyList<SeriesState> Series() =>
        [.. _series.Values.Select(series => new SeriesState(
            series.Key, series.Type, series.Points.Keys.First(), series.Points.Keys.Last(), series.Points.Count, series.Points.Values.Last()))];

    public IReadOnlyList<SeriesPoints> Read(RangeQuery query)
    {
        IEnumerable<(SeriesKey Key, FieldType Type, List<(long TimeNs, FieldValue Value)> Points)> answered = _series.Values
            .Select(series => (series.Key, series.Type, Points: series.Points
                .Where(point => point.Key >= query.FromNs && point.Key < query.ToNs)
                .Select(point => (TimeNs: point.Key, point.Value))
                .ToList()))
            .Where(series => series.Points.Count > 0);
        if (query.GroupByField)
        {
            answered = answered
                .GroupBy(series => (Key: new SeriesKey(series.Key.Measurement, [], series.Key.Field), IsText: series.Type == FieldType.String))
                .OrderBy(group => group.Key.Key.Canonical, StringComparer.Ordinal).ThenBy(group => group.Key.IsText)
                .Select(group => Merge(group.Key.Key, [.. group]));
        }

        return [.. answered.Select(series => Reduce(query, series.Key, series.Type, series.Points)).OfType<SeriesPoints>()];
    }

    /// <summary>The type of a merged field is that of all its series, whether they have points in the range or not.</summary>
    private (SeriesKey Key, FieldType Type, List<(long TimeNs, FieldValue Value)> Points) Merge(
        SeriesKey key, List<(SeriesKey Key, FieldType Type, List<(long TimeNs, FieldValue Value)> Points)> members)
    {
        bool isText = members[0].Type == FieldType.String;
        int types = _series.Values
            .Where(series => series.Key.Measurement == key.Measurement && series.Key.Field == key.Field && series.Type == FieldType.String == isText)
            .Select(series => series.Type).Distinct().Count();
        FieldType type = types == 1 ? members[0].Type : FieldType.Float;
        return (key, type, [.. members
            .SelectMany(member => member.Points)
            .Select(point => (point.TimeNs, Value: type == point.Value.Type ? point.Value : FieldValue.Float(point.Value.ToDouble())))
            .OrderBy(point => point.TimeNs)]);
    }

    private static SeriesPoints? Reduce(RangeQuery query, SeriesKey key, FieldType type, List<(long TimeNs, FieldValue Value)> points)
    {
        bool numeric = type is FieldType.Float or FieldType.Integer or FieldType.Unsigned;
        switch (query.Reduction)
        {
            case RangeReduction.Aggregate aggregate:
                if (!numeric && aggregate.Function is not (AggregateFunction.Count or AggregateFunction.First or AggregateFunction.Last))
                {
                    return null;
                }

                var buckets = points
                    .GroupBy(point => aggregate.EveryNs is long every ? (long)Math.Floor((decimal)point.TimeNs / every) * every : query.FromNs)
                    .Select(bucket => (TimeNs: bucket.Key, Value: Aggregate(aggregate.Function, type, [.. bucket.Select(point => point.Value)])))
                    .ToList();
                return new SeriesPoints(key, buckets[0].Value.Type, [.. buckets.Select(point => point.TimeNs)], [.. buckets.Select(point => point.Value)]);
            case RangeReduction.Shape:
                throw new NotSupportedException("a shape has many right answers");
            default:
                return new SeriesPoints(key, type, [.. points.Take(query.Limit).Select(point => point.TimeNs)], [.. points.Take(query.Limit).Select(point => point.Value)], points.Count > query.Limit);
        }
    }

    private static FieldValue Aggregate(AggregateFunction function, FieldType type, List<FieldValue> values) => function switch
    {
        AggregateFunction.Count => FieldValue.Integer(values.Count),
        AggregateFunction.First => values[0],
        AggregateFunction.Last => values[^1],
        AggregateFunction.Min => values.MinBy(value => value.ToDouble()),
        AggregateFunction.Max => values.MaxBy(value => value.ToDouble()),
        AggregateFunction.Mean => FieldValue.Float(values.Average(value => value.ToDouble())),
        _ => type switch
        {
            FieldType.Float => FieldValue.Float(values.Sum(value => value.ToDouble())),
            FieldType.Unsigned => FieldValue.Unsigned((ulong)values.Sum(value => (decimal)value.ToUnsigned())),
            _ => FieldValue.Integer(values.Sum(value => value.Bits)),
        },
    };
}

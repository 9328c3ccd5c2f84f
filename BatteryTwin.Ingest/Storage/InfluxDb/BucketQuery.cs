using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Reduction;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>
/// Buckets of several series, made by the server: one statement for each field. Sums and means of integers come with their bounds,
/// because the server lets 64-bit sums wrap around.
/// </summary>
internal sealed class BucketQuery
{
    private static readonly double s_largestSum = Math.Pow(2, 63);

    private readonly RangeQuery _query;
    private readonly RangeReduction.Aggregate _aggregate;
    private readonly List<InfluxField> _fields = [];
    private readonly FoundSeries[] _series;
    private readonly Dictionary<SeriesKey, (List<long> TimesNs, List<FieldValue> Values)> _answers;

    /// <param name="query">The query.</param>
    /// <param name="aggregate">Its reduction.</param>
    /// <param name="series">The series asked for, in order; one without tags stands for all of its field when the query groups by field.</param>
    /// <param name="where">The condition.</param>
    public BucketQuery(RangeQuery query, RangeReduction.Aggregate aggregate, FoundSeries[] series, string where)
    {
        (_query, _aggregate, _series) = (query, aggregate, series);
        _answers = series.ToDictionary(one => one.Key, _ => (new List<long>(), new List<FieldValue>()));
        string[] groups = [.. query.GroupByField ? Array.Empty<string>() : ["*"], .. aggregate.EveryNs is long every ? [$"time({InfluxQl.Duration(every)})"] : Array.Empty<string>()];
        string tail = (groups.Length > 0 ? $" GROUP BY {string.Join(", ", groups)}" : string.Empty) + (aggregate.EveryNs is null ? string.Empty : " fill(none)");
        foreach (InfluxField field in series.Select(one => new InfluxField(one.Key.Measurement, one.Key.Field, one.Type)).Distinct())
        {
            _fields.Add(field);
            Text.Add($"SELECT {Select(InfluxQl.Field(field.Name, field.Type), field.Type)} FROM {InfluxQl.Name(field.Measurement)} WHERE {where}{tail}", NumberType(field.Type));
        }
    }

    public QueryText Text { get; } = new();

    /// <summary>A sum may not fit 64 bits: the server's answer cannot be trusted.</summary>
    public bool MayOverflow { get; private set; }

    public void Take(QueryPiece piece)
    {
        InfluxField field = _fields[piece.Statement];
        if (!_answers.TryGetValue(new SeriesKey(piece.Measurement, piece.Tags, field.Name), out (List<long> TimesNs, List<FieldValue> Values) answer))
        {
            return;
        }

        for (int row = 0; row < piece.RowCount; row++)
        {
            if (piece.ValueAt(row, 0) is { } value)
            {
                MayOverflow |= piece.Width > 1 && SumsTooFar(piece, row);
                answer.TimesNs.Add(_aggregate.EveryNs is null ? _query.FromNs : piece.TimesNs[row]);
                answer.Values.Add(_aggregate.Function == AggregateFunction.Mean ? FieldValue.Float(value.ToDouble()) : value);
            }
        }
    }

    /// <summary>The answers in the order the series were given.</summary>
    public IEnumerable<SeriesPoints> Finish()
    {
        foreach (FoundSeries series in _series)
        {
            (List<long> timesNs, List<FieldValue> values) = _answers[series.Key];
            if (timesNs.Count > 0)
            {
                int count = Math.Min(timesNs.Count, RangeReducer.MaxBuckets);
                yield return new SeriesPoints(series.Key, values[0].Type, [.. timesNs.Take(count)], [.. values.Take(count)], count < timesNs.Count);
            }
        }
    }

    private string Select(string field, FieldType type)
    {
        string function = _aggregate.Function switch
        {
            AggregateFunction.Mean => "mean",
            AggregateFunction.Min => "min",
            AggregateFunction.Max => "max",
            AggregateFunction.Sum => "sum",
            AggregateFunction.Count => "count",
            AggregateFunction.First => "first",
            _ => "last",
        };
        bool bounded = _aggregate.Function is AggregateFunction.Mean or AggregateFunction.Sum && type != FieldType.Float;
        return $"{function}({field})" + (bounded ? $", min({field}), max({field}), count({field})" : string.Empty);
    }

    private FieldType NumberType(FieldType type) => _aggregate.Function == AggregateFunction.Count ? FieldType.Integer : type;

    private static bool SumsTooFar(QueryPiece piece, int row)
    {
        double largest = Math.Max(Math.Abs(piece.ValueAt(row, 1)!.Value.ToDouble()), Math.Abs(piece.ValueAt(row, 2)!.Value.ToDouble()));
        return largest * piece.ValueAt(row, 3)!.Value.ToDouble() >= s_largestSum;
    }
}

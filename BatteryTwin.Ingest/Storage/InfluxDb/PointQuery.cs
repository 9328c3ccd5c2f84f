using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Reduction;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>
/// Points of several series for the reducer: one statement for each series, in order. For a shape of very many points the server is
/// asked for the smallest and largest of each column only.
/// </summary>
internal sealed class PointQuery
{
    /// <summary>A shape of fewer points is made from all of them.</summary>
    private const int FewPoints = 50_000;

    private const int PointsPerKeptOne = 20;

    private readonly FoundSeries[] _series;
    private readonly List<int> _seriesOf = [];
    private readonly RangeReducer?[] _reducers;
    private readonly SortedDictionary<long, FieldValue>?[] _extremes;
    private readonly PointFeed _feed = new();

    public PointQuery(RangeQuery query, FoundSeries[] series, SeriesFilter filter, string where)
    {
        _series = series;
        _reducers = [.. series.Select(one => RangeReducer.For(query, one.Type, one.FirstNs, one.LastNs))];
        _extremes = new SortedDictionary<long, FieldValue>?[series.Length];
        string limit = query.Reduction is RangeReduction.Raw ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" LIMIT {query.Limit + 1L}") : string.Empty;
        for (int i = 0; i < series.Length; i++)
        {
            string field = InfluxQl.Field(series[i].Key.Field, series[i].Type);
            string from = $" FROM {InfluxQl.Name(series[i].Key.Measurement)} WHERE {where}{filter.AndOneOf([series[i]])} GROUP BY *";
            if (query.Reduction is RangeReduction.Shape shape && series[i].Count > Math.Max(FewPoints, (long)shape.MaxPoints * PointsPerKeptOne))
            {
                _extremes[i] = new() { [series[i].FirstNs] = series[i].First, [series[i].LastNs] = series[i].Last };
                string column = InfluxQl.Duration(ColumnNs(series[i], Math.Max(1, (shape.MaxPoints / 2) - 2)));
                Add(i, $"SELECT bottom({field}, 1){from}, time({column}) fill(none)");
                Add(i, $"SELECT top({field}, 1){from}, time({column}) fill(none)");
            }
            else
            {
                Add(i, $"SELECT {field}{from}{limit}");
            }
        }
    }

    public QueryText Text { get; } = new();

    /// <summary>Which series a statement is about.</summary>
    public int SeriesOf(int statement) => _seriesOf[statement];

    public void Take(QueryPiece piece)
    {
        int index = _seriesOf[piece.Statement];
        FoundSeries series = _series[index];
        if (!new SeriesKey(piece.Measurement, piece.Tags, series.Key.Field).Equals(series.Key))
        {
            return;
        }

        if (_extremes[index] is not { } extremes)
        {
            _feed.Add(piece, _reducers[index]!, series.Type);
            return;
        }

        for (int row = 0; row < piece.RowCount; row++)
        {
            extremes[piece.TimesNs[row]] = piece.ValueAt(row, 0)!.Value;
        }
    }

    /// <summary>The answer for a series whose statements have been answered; null when it has none.</summary>
    public SeriesPoints? Finish(int index)
    {
        if (_extremes[index] is { } extremes)
        {
            _reducers[index]!.Add([.. extremes.Keys], [.. extremes.Values.Select(value => value.Bits)], []);
        }

        SeriesPoints? points = _reducers[index]?.Finish(_series[index].Key);
        (_reducers[index], _extremes[index]) = (null, null);
        return points;
    }

    private void Add(int index, string statement)
    {
        Text.Add(statement, _series[index].Type);
        _seriesOf.Add(index);
    }

    private static long ColumnNs(FoundSeries series, int columns) => (long)Math.Min(long.MaxValue / 2, Math.Ceiling(((double)series.LastNs - series.FirstNs + 1) / columns));
}

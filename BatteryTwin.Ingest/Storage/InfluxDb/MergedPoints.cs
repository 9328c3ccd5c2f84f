using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Reduction;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>The points of all series of a field in order of time for one reducer; at equal times the series with the smaller key goes first.</summary>
internal sealed class MergedPoints
{
    private readonly SeriesKey _group;
    private readonly FieldType _type;
    private readonly List<string> _tagKeys;
    private readonly RangeReducer _reducer;
    private readonly PointFeed _feed = new();
    private readonly List<(SeriesKey Key, FieldValue Value)> _sameTime = [];
    private long _timeNs;

    public MergedPoints(RangeQuery query, List<FoundSeries> found, string where)
    {
        SeriesKey key = found[0].Key;
        _group = new SeriesKey(key.Measurement, [], key.Field);
        _type = found[0].Type;
        _tagKeys = [.. found.SelectMany(series => series.Key.Tags.Select(tag => tag.Key)).Distinct()];
        _reducer = RangeReducer.For(query, _type, found.Min(series => series.FirstNs), found.Max(series => series.LastNs))!;
        Text.Add(
            $"SELECT {string.Join(", ", _tagKeys.Select(InfluxQl.Tag).Prepend(InfluxQl.Field(key.Field, _type)))} FROM {InfluxQl.Name(key.Measurement)} WHERE {where}",
            _type);
    }

    public QueryText Text { get; } = new();

    public bool IsFull => _reducer.IsFull;

    public void Take(QueryPiece piece)
    {
        for (int row = 0; row < piece.RowCount; row++)
        {
            if (piece.ValueAt(row, 0) is not { } value)
            {
                continue;
            }

            if (piece.TimesNs[row] != _timeNs)
            {
                EndTime();
                _timeNs = piece.TimesNs[row];
            }

            _sameTime.Add((KeyOf(piece, row), value));
        }

        _feed.Flush(_reducer, _type);
    }

    public SeriesPoints? Finish()
    {
        EndTime();
        _feed.Flush(_reducer, _type);
        return _reducer.Finish(_group);
    }

    private void EndTime()
    {
        if (_sameTime.Count > 1)
        {
            _sameTime.Sort(static (left, right) => string.CompareOrdinal(left.Key.Canonical, right.Key.Canonical));
        }

        foreach ((_, FieldValue value) in _sameTime)
        {
            _feed.Add(_timeNs, value);
        }

        _sameTime.Clear();
    }

    private SeriesKey KeyOf(QueryPiece piece, int row) => new(
        _group.Measurement,
        _tagKeys.Select((tagKey, i) => new SeriesTag(tagKey, piece.ValueAt(row, i + 1)?.Text ?? string.Empty)).Where(tag => tag.Value.Length > 0),
        _group.Field);
}

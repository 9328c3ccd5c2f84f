using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Reduction;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>Answers one range query, series by series or group by group. One reader serves one query at a time.</summary>
internal sealed class RangeReader(HeadReader head, RangeQuery query, long pointsKeptFromNs, DamageReport damage)
{
    private readonly BlockReader _reader = new(damage);
    private readonly long _lastNs = query.ToNs == long.MinValue ? long.MinValue : query.ToNs - 1;

    /// <summary>The answers, ordered by canonical key.</summary>
    public IEnumerable<SeriesPoints> Read(IEnumerable<StoredSeries> series, CancellationToken cancel)
    {
        if (query.ToNs <= query.FromNs)
        {
            return [];
        }

        return query.GroupByField ? ReadGroups(series, cancel) : ReadEach(series, cancel);
    }

    private IEnumerable<SeriesPoints> ReadEach(IEnumerable<StoredSeries> all, CancellationToken cancel)
    {
        foreach (StoredSeries series in all)
        {
            cancel.ThrowIfCancellationRequested();
            SeriesReading reading = Reading(series);
            if (reading.MayHavePoints
                && RangeReducer.For(query, series.Type, reading.FirstNs, reading.LastNs) is RangeReducer reducer)
            {
                while (reading.Feed(reducer, series.Type, query.PiecePoints, cancel) is RawReducer raw)
                {
                    yield return raw.TakePiece(series.Key);
                }

                if (reducer.Finish(series.Key) is SeriesPoints points)
                {
                    yield return points;
                }
            }
        }
    }

    /// <summary>
    /// One answer per measurement and field. Numbers and booleans of different types become floats; texts that share a field with
    /// them are an answer of their own.
    /// </summary>
    private IEnumerable<SeriesPoints> ReadGroups(IEnumerable<StoredSeries> all, CancellationToken cancel)
    {
        IOrderedEnumerable<IGrouping<(SeriesKey Key, bool IsText), StoredSeries>> groups = all
            .GroupBy(series => (Key: new SeriesKey(series.Key.Measurement, [], series.Key.Field), IsText: series.Type == FieldType.String))
            .OrderBy(group => group.Key.Key.Canonical, StringComparer.Ordinal)
            .ThenBy(group => group.Key.IsText);
        foreach (IGrouping<(SeriesKey Key, bool IsText), StoredSeries> group in groups)
        {
            cancel.ThrowIfCancellationRequested();
            FieldType type = group.Select(series => series.Type).Distinct().Count() == 1 ? group.First().Type : FieldType.Float;
            SeriesPoints? points = query.Reduction is RangeReduction.Aggregate ? AggregateGroup(group, type, cancel) : MergeGroup(group, type, cancel);
            if (points is not null)
            {
                yield return points with { Key = group.Key.Key };
            }
        }
    }

    private SeriesPoints? AggregateGroup(IEnumerable<StoredSeries> group, FieldType type, CancellationToken cancel)
    {
        RangeReducer? reducer = RangeReducer.For(query, type, query.FromNs, _lastNs);
        foreach (StoredSeries series in reducer is null ? [] : group)
        {
            _ = Reading(series).Feed(reducer!, type, piecePoints: 0, cancel);
        }

        return reducer?.Finish(group.First().Key);
    }

    private SeriesPoints? MergeGroup(IEnumerable<StoredSeries> group, FieldType type, CancellationToken cancel)
    {
        List<SeriesCursor> cursors = [.. group.Select(Cursor).Where(cursor => cursor.MayHavePoints)];
        if (cursors.Count == 0
            || RangeReducer.For(query, type, cursors.Min(cursor => cursor.FirstNs), cursors.Max(cursor => cursor.LastNs)) is not RangeReducer reducer)
        {
            return null;
        }

        new CursorMerge(cursors, type).Feed(reducer, cancel);
        return reducer.Finish(group.First().Key);
    }

    private SeriesReading Reading(StoredSeries series) => new(head, series, query, _lastNs, pointsKeptFromNs, _reader, damage);

    private SeriesCursor Cursor(StoredSeries series) => SeriesCursor.OfAll(head, series, query.FromNs, _lastNs, _reader);
}

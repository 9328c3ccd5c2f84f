using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Compression;
using BatteryTwin.Domain.Telemetry.Reduction;
using BatteryTwin.Ingest.Storage.Telemetry.Rollups;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// One series in one read: its points, or rollups where they serve, brought to a reducer in order of time. Works on snapshots, so writers do not
/// disturb it.
/// </summary>
internal sealed class SeriesReading
{
    private readonly HeadReader? _head;
    private readonly BlockReader _reader;
    private readonly List<SeriesCursor?> _cursors;
    private readonly IReadOnlyList<ReadSegment> _segments;
    private readonly IReadOnlyList<RollupSnapshot> _rollups;
    private readonly SummaryBlockReader _summaries;
    private int _next;

    /// <summary>Reads points that are in blocks or in memory.</summary>
    public SeriesReading(HeadReader head, StoredSeries series, RangeQuery query, long lastNs, long pointsKeptFromNs, BlockReader reader, DamageReport damage)
        : this(head, series, head.Plan(series, query.Reduction, query.FromNs, lastNs, pointsKeptFromNs), reader, damage)
    {
    }

    private SeriesReading(HeadReader? head, StoredSeries series, RollupView view, BlockReader reader, DamageReport damage)
    {
        (_head, Series, _reader) = (head, series, reader);
        (_segments, _rollups) = (view.Segments, view.Rollups);
        _summaries = new SummaryBlockReader(reader, damage);
        _cursors = [.. _segments.Select(segment => segment.Level == ReadSegment.Points ? Points(segment.FirstNs, segment.LastNs) : null)];
    }

    public StoredSeries Series { get; }

    public bool MayHavePoints => _cursors.Exists(cursor => cursor is null || cursor.MayHavePoints);

    /// <summary>No point comes before this time; meaningful when <see cref="MayHavePoints"/>.</summary>
    public long FirstNs
    {
        get
        {
            int first = _cursors.FindIndex(cursor => cursor is null || cursor.MayHavePoints);
            return _cursors[first] is SeriesCursor cursor ? cursor.FirstNs : _segments[first].FirstNs;
        }
    }

    /// <summary>No point comes after this time; meaningful when <see cref="MayHavePoints"/>.</summary>
    public long LastNs
    {
        get
        {
            int last = _cursors.FindLastIndex(cursor => cursor is null || cursor.MayHavePoints);
            return _cursors[last] is SeriesCursor cursor ? cursor.LastNs : _segments[last].LastNs;
        }
    }

    /// <summary>Reads what blocks hold, and levels finer than one; on the sealer's thread, where blocks stay as they are.</summary>
    public static SeriesReading OfBlocks(StoredSeries series, TimeInterval time, RangeReduction reduction, int coarserThan, BlockReader reader, DamageReport damage)
    {
        RollupSnapshot[] finer = [.. series.Rollups!.Take(coarserThan).Select(rollup => rollup.Snapshot)];
        RollupCover[] covers = [.. finer.Select(rollup => rollup.Cover(time.FirstNs, time.LastNs, default))];
        RollupView view = new(ReadPlan.Make(reduction, time.FirstNs, time.LastNs, covers, long.MinValue), finer);
        return new SeriesReading(null, series, view, reader, damage);
    }

    /// <summary>Brings the reducer all points; gives it back before the end when a piece of a raw answer is ready, and is called again for the rest.</summary>
    public RawReducer? Feed(RangeReducer reducer, FieldType type, int piecePoints, CancellationToken cancel)
    {
        for (; _next < _segments.Count && !reducer.IsFull; _next++)
        {
            if (_cursors[_next] is not SeriesCursor cursor)
            {
                FeedSummaries(_segments[_next], reducer, type, cancel);
            }
            else if (FeedPoints(cursor, reducer, type, piecePoints, cancel) is RawReducer raw)
            {
                return raw;
            }
        }

        return null;
    }

    private void FeedSummaries(ReadSegment segment, RangeReducer reducer, FieldType type, CancellationToken cancel)
    {
        RollupSnapshot rollup = _rollups[segment.Level];
        int end = rollup.Blocks.EndBeginningUpTo(segment.LastNs);
        for (int i = rollup.Blocks.FirstEndingFrom(segment.FirstNs); i < end; i++)
        {
            cancel.ThrowIfCancellationRequested();
            BlockEntry block = rollup.Blocks[i];
            if (_summaries.Read(block, rollup.Level, Series.Type) is { } rows)
            {
                Feed(rows, segment, reducer, type);
            }
            else
            {
                FeedPoints(Points(Math.Max(segment.FirstNs, block.FirstNs), Math.Min(segment.LastNs, block.LastNs)), reducer, type, piecePoints: 0, cancel);
            }
        }
    }

    private void Feed(IReadOnlyList<PointSummary> rows, ReadSegment segment, RangeReducer reducer, FieldType type)
    {
        foreach (PointSummary summary in rows)
        {
            if (summary.FirstNs < segment.FirstNs || summary.LastNs > segment.LastNs)
            {
                continue;
            }

            PointSummary row = type == Series.Type ? summary : summary.ToFloat();
            if (reducer is BucketReducer)
            {
                reducer.Add(row);
            }
            else
            {
                SummaryCurve.Draw(row, reducer);
            }
        }
    }

    private SeriesCursor Points(long firstNs, long lastNs) =>
        _head is null ? SeriesCursor.OfBlocks(Series, firstNs, lastNs, _reader) : SeriesCursor.OfAll(_head, Series, firstNs, lastNs, _reader);

    private RawReducer? FeedPoints(SeriesCursor cursor, RangeReducer reducer, FieldType type, int piecePoints, CancellationToken cancel)
    {
        while (!reducer.IsFull && cursor.MoveNext())
        {
            cancel.ThrowIfCancellationRequested();
            if (cursor.TrySummary(reducer, out PointSummary summary))
            {
                reducer.Add(type == Series.Type ? summary : summary.ToFloat());
                continue;
            }

            PointColumns points = cursor.Load(out int start, out int end);
            CursorMerge.Add(reducer, points, start, end, type);
            if (piecePoints > 0 && reducer is RawReducer raw && raw.Waiting >= piecePoints)
            {
                return raw;
            }
        }

        return null;
    }
}

using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Compression;
using BatteryTwin.Domain.Telemetry.Reduction;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// Walks over the points of one series between two times (both inclusive), run by run in order of time: stored blocks with the
/// points in memory merged in. Works on a snapshot, so writers do not disturb it.
/// </summary>
internal sealed class SeriesCursor
{
    private readonly BlockReader _reader;
    private readonly long _fromNs;
    private readonly long _toNs;
    private readonly BlockList _blocks;
    private readonly PointColumns _fresh = new();
    private readonly PointColumns _merged = new();
    private readonly PointColumns _slice = new();
    private PointColumns _block = new();
    private int _nextBlock;
    private int _endBlock;
    private int _nextFresh;
    private int _freshEnd;
    private bool _atBlock;

    private SeriesCursor(HeadReader? head, StoredSeries series, long fromNs, long toNs, BlockReader reader)
    {
        (Series, _fromNs, _toNs, _reader) = (series, fromNs, toNs, reader);
        _fresh.Clear(series.Type);
        _blocks = head?.Snapshot(series, fromNs, toNs, ref _fresh, ref _merged) ?? series.Blocks;
        _nextBlock = _blocks.FirstEndingFrom(fromNs);
        _endBlock = Math.Max(_nextBlock, _blocks.EndBeginningUpTo(toNs));
    }

    /// <summary>Walks over stored blocks and the points in memory.</summary>
    public static SeriesCursor OfAll(HeadReader head, StoredSeries series, long fromNs, long toNs, BlockReader reader) => new(head, series, fromNs, toNs, reader);

    /// <summary>Walks over stored blocks only; on the sealer's thread, where they stay as they are.</summary>
    public static SeriesCursor OfBlocks(StoredSeries series, long fromNs, long toNs, BlockReader reader) => new(null, series, fromNs, toNs, reader);

    public StoredSeries Series { get; }

    /// <summary>No point comes before this time; meaningful when <see cref="MayHavePoints"/>.</summary>
    public long FirstNs => Math.Max(_fromNs, Math.Min(
        _endBlock > _nextBlock ? _blocks[_nextBlock].FirstNs : long.MaxValue,
        _fresh.Count > 0 ? _fresh.TimesNs[0] : long.MaxValue));

    /// <summary>No point comes after this time; meaningful when <see cref="MayHavePoints"/>.</summary>
    public long LastNs => Math.Min(_toNs, Math.Max(
        _endBlock > _nextBlock ? _blocks[_endBlock - 1].LastNs : long.MinValue,
        _fresh.Count > 0 ? _fresh.TimesNs[^1] : long.MinValue));

    public bool MayHavePoints => _endBlock > _nextBlock || _fresh.Count > 0;

    /// <summary>Goes to the next run; false at the end.</summary>
    public bool MoveNext()
    {
        _atBlock = false;
        _nextFresh = _freshEnd;
        if (_nextBlock == _endBlock)
        {
            _freshEnd = _fresh.Count;
            return _nextFresh < _freshEnd;
        }

        BlockEntry block = _blocks[_nextBlock];
        _freshEnd = _nextFresh + SortedTimes.LowerBound(_fresh.TimesNs[_nextFresh..], block.FirstNs);
        if (_freshEnd > _nextFresh)
        {
            return true;
        }

        _atBlock = true;
        _nextBlock++;
        _freshEnd = block.LastNs == long.MaxValue ? _fresh.Count : _nextFresh + SortedTimes.LowerBound(_fresh.TimesNs[_nextFresh..], block.LastNs + 1);
        return true;
    }

    /// <summary>True when the run is one whole stored block that <paramref name="reducer"/> can take by its summary.</summary>
    public bool TrySummary(RangeReducer reducer, out PointSummary summary)
    {
        summary = default;
        if (!_atBlock || _freshEnd > _nextFresh)
        {
            return false;
        }

        BlockEntry block = _blocks[_nextBlock - 1];
        return block.FirstNs >= _fromNs
            && block.LastNs <= _toNs
            && reducer.TakesSummary(block.FirstNs, block.LastNs)
            && _reader.TryReadSummary(block, Series.Type, out summary);
    }

    /// <summary>The points of the run; none when its block is damaged and nothing newer lies over it.</summary>
    public PointColumns Load(out int start, out int end)
    {
        if (!_atBlock)
        {
            (start, end) = (_nextFresh, _freshEnd);
            return _fresh;
        }

        _reader.TryRead(_blocks[_nextBlock - 1], Series.Type, _block);
        PointColumns points = _block;
        if (_freshEnd > _nextFresh)
        {
            _slice.Clear(Series.Type);
            _slice.Add(_fresh, _nextFresh, _freshEnd);
            _merged.Merge(_block, _slice);
            points = _merged;
        }

        start = SortedTimes.LowerBound(points.TimesNs, _fromNs);
        end = _toNs == long.MaxValue ? points.Count : SortedTimes.LowerBound(points.TimesNs, _toNs + 1);
        return points;
    }

    /// <summary>Points of all blocks and memory in the whole snapshot, each time once.</summary>
    public long CountAll()
    {
        if (_fresh.Count == 0 || _blocks.Count == 0 || _fresh.TimesNs[0] > _blocks[_blocks.Count - 1].LastNs)
        {
            return _blocks.PointCount + _fresh.Count;
        }

        long count = 0;
        while (MoveNext())
        {
            if (_atBlock && _freshEnd == _nextFresh)
            {
                count += _blocks[_nextBlock - 1].Count;
                continue;
            }

            Load(out int start, out int end);
            count += end - start;
        }

        return count;
    }
}

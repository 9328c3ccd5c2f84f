using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Compression;
using BatteryTwin.Domain.Telemetry.Reduction;
using BatteryTwin.Ingest.Storage.Telemetry.Rollups;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>Looks at series as they are at one moment, under the store's lock for as long as copying a chunk takes.</summary>
internal sealed class HeadReader(Lock gate, HeadCounters counters)
{
    /// <summary>Extent, count and newest value of a series; null when it holds no point, or (<paramref name="overlaps"/>) when points in memory may repeat stored ones, so that only reading tells the count.</summary>
    public SeriesState? Describe(StoredSeries series, out bool overlaps)
    {
        lock (gate)
        {
            BlockList blocks = series.Blocks;
            (long firstNs, long lastNs, long count) = blocks.Count > 0 ? (blocks[0].FirstNs, blocks[blocks.Count - 1].LastNs, blocks.PointCount) : (0, 0, 0L);
            overlaps = false;
            foreach (HeadChunk chunk in series.ChunksInOrder())
            {
                Normalize(chunk, series);
                overlaps |= count > 0 && chunk.TimesNs[0] <= lastNs;
                firstNs = count > 0 ? firstNs : chunk.TimesNs[0];
                lastNs = chunk.TimesNs[^1];
                count += chunk.Count;
            }

            return count == 0 || overlaps ? null : new SeriesState(series.Key, series.Type, firstNs, lastNs, count, series.Newest);
        }
    }

    /// <summary>The newest point of a series; null when it holds none.</summary>
    public SeriesLatest? Newest(StoredSeries series)
    {
        lock (gate)
        {
            return series.Blocks.Count > 0 || series.ChunksInOrder().Any() ? new(series.Key, series.Type, series.NewestNs, series.Newest) : null;
        }
    }

    /// <summary>
    /// A consistent view of a series: its blocks, and into <paramref name="fresh"/> (with <paramref name="spare"/> for merging) the
    /// points in memory from a time (inclusive) to another (inclusive), in order, each time once.
    /// </summary>
    public BlockList Snapshot(StoredSeries series, long fromNs, long toNs, ref PointColumns fresh, ref PointColumns spare)
    {
        lock (gate)
        {
            fresh.Clear(series.Type);
            foreach (HeadChunk chunk in series.ChunksInOrder())
            {
                Normalize(chunk, series);
                Take(chunk, series.Type, fromNs, toNs, ref fresh, ref spare);
            }

            return series.Blocks;
        }
    }

    /// <summary>Which parts of a read from one time to another (both inclusive) rollups answer.</summary>
    public RollupView Plan(StoredSeries series, RangeReduction reduction, long firstNs, long lastNs, long pointsKeptFromNs)
    {
        if (series.Rollups is null || reduction is RangeReduction.Raw)
        {
            return RollupView.PointsOnly(firstNs, lastNs);
        }

        RollupSnapshot[] rollups;
        TimeIntervals inMemory = default;
        lock (gate)
        {
            rollups = [.. series.Rollups.Select(rollup => rollup.Snapshot)];
            foreach (HeadChunk chunk in series.ChunksInOrder())
            {
                Normalize(chunk, series);
                inMemory = inMemory.With(chunk.TimesNs[0], chunk.TimesNs[^1]);
            }
        }

        RollupCover[] covers = [.. rollups.Select(rollup => rollup.Cover(firstNs, lastNs, inMemory))];
        return new RollupView(ReadPlan.Make(reduction, firstNs, lastNs, covers, pointsKeptFromNs), rollups);
    }

    private void Normalize(HeadChunk chunk, StoredSeries series)
    {
        int dropped = chunk.Normalize();
        if (chunk == series.Head)
        {
            counters.Open -= dropped;
        }
        else
        {
            counters.Closed -= dropped;
        }
    }

    private static void Take(HeadChunk chunk, FieldType type, long fromNs, long toNs, ref PointColumns fresh, ref PointColumns spare)
    {
        int start = SortedTimes.LowerBound(chunk.TimesNs, fromNs);
        int end = toNs == long.MaxValue ? chunk.Count : SortedTimes.LowerBound(chunk.TimesNs, toNs + 1);
        if (start >= end)
        {
            return;
        }

        PointColumns points = fresh.Count == 0 ? fresh : new PointColumns();
        points.Clear(type);
        points.Add(
            chunk.TimesNs[start..end],
            chunk.Bits.IsEmpty ? [] : chunk.Bits[start..end],
            chunk.Texts.IsEmpty ? [] : chunk.Texts[start..end]);
        if (points != fresh)
        {
            spare.Merge(fresh, points);
            (fresh, spare) = (spare, fresh);
        }
    }
}

using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Compression;
using BatteryTwin.Domain.Telemetry.Reduction;

namespace BatteryTwin.Ingest.Storage.Telemetry.Rollups;

/// <summary>
/// Summarizes sealed blocks, level by level, when enough of a series is waiting or its points are about to be dropped. Runs on the sealer's
/// thread only. What a crash undoes is made again from the blocks.
/// </summary>
internal sealed class RollupWriter
{
    /// <summary>Most buckets summarized at once.</summary>
    private const int BucketsAtOnce = 64 * 1_024;

    private readonly TelemetryHead _head;
    private readonly IReadOnlyList<RollupMaintenance> _levels;
    private readonly Retention _points;
    private readonly StoreLimits _limits;
    private readonly DamageReport _damage;
    private readonly BlockReader _blocks;
    private readonly SummaryBlockReader _stored;
    private readonly SummaryCodec _codec = new();
    private readonly ByteWriter _group = new(16 * 1_024);
    private readonly List<PointSummary> _rows = [];

    /// <param name="head">The series.</param>
    /// <param name="levels">Levels, finest first.</param>
    /// <param name="points">How long points are kept.</param>
    /// <param name="limits">Sizes.</param>
    /// <param name="damage">Takes what cannot be read.</param>
    public RollupWriter(TelemetryHead head, IReadOnlyList<RollupMaintenance> levels, Retention points, StoreLimits limits, DamageReport damage)
    {
        (_head, _levels, _points, _limits, _damage) = (head, levels, points, limits, damage);
        _blocks = new BlockReader(damage);
        _stored = new SummaryBlockReader(_blocks, damage);
    }

    /// <summary>Summarizes what is due and keeps each level within its retention.</summary>
    /// <param name="between">Done again and again in between, so that long reading holds nothing up.</param>
    /// <param name="cancel">Stops.</param>
    public void Run(Action between, CancellationToken cancel)
    {
        for (int level = 0; level < _levels.Count; level++)
        {
            RollupMaintenance files = _levels[level];
            files.Tidy.RewriteSuspects(cancel);
            bool wrote = false;
            foreach (StoredSeries series in _head.SortedSeries())
            {
                cancel.ThrowIfCancellationRequested();
                wrote |= series.Rollups is RollupSeries[] rollups && Summarize(series, rollups[level], level, between, cancel);
            }

            if (wrote)
            {
                files.Tidy.SyncCurrent();
            }

            files.Tidy.Run(between, cancel);
        }
    }

    private bool Summarize(StoredSeries series, RollupSeries rollup, int level, Action between, CancellationToken cancel)
    {
        TimeIntervals whole = Due(series, rollup);
        TimeIntervals kept = KeptAsTheyAre(rollup, whole);
        TimeIntervals due = whole.Without(kept);
        ulong sequence = series.SealedSequence;
        List<TimeInterval> pieces = [.. due.SelectMany(part => Pieces(part, rollup.Level.IntervalNs))];
        for (int i = 0; i < pieces.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            if (!Write(series, rollup, level, pieces[i], i == pieces.Count - 1 ? sequence : 0, cancel))
            {
                break;
            }

            between();
        }

        // Only these: what was sealed in between may have made others stale again.
        if (kept.Count > 0)
        {
            _head.Sealing.SetRollup(rollup, rollup.Blocks, kept, 0);
        }

        return pieces.Count > 0;
    }

    /// <summary>Whole buckets to look after now. The newest one waits until it is over.</summary>
    private TimeIntervals Due(StoredSeries series, RollupSeries rollup)
    {
        if (rollup.Stale.Count == 0 || series.Blocks.Count == 0)
        {
            return default;
        }

        long intervalNs = rollup.Level.IntervalNs;
        long soonDroppedNs = _points.OldestNs is long oldestNs ? oldestNs + Math.Max(intervalNs, 2 * EpochTime.ToNs(_limits.MaintenanceInterval)) : long.MinValue;
        bool isUrgent = rollup.Stale[0].FirstNs < soonDroppedNs;
        if (!isUrgent && rollup.Stale.SpanNs < (double)_limits.RollupRows * intervalNs)
        {
            return default;
        }

        long newestNs = TimeBuckets.StartOf(series.Blocks[series.Blocks.Count - 1].LastNs, intervalNs);
        long lastNs = newestNs > soonDroppedNs ? newestNs - 1 : soonDroppedNs;
        return rollup.Stale.GrownTo(intervalNs).Within(long.MinValue, lastNs).ShrunkTo(intervalNs);
    }

    /// <summary>Buckets that have a summary and whose points retention may have dropped: what came late for them is not counted any more.</summary>
    private TimeIntervals KeptAsTheyAre(RollupSeries rollup, TimeIntervals whole) => _points.GoneBeforeNs is long goneNs
        ? whole.Within(long.MinValue, TimeBuckets.LastOf(goneNs, rollup.Level.IntervalNs)).Within(rollup.Snapshot.Covered(long.MinValue, long.MaxValue))
        : default;

    private static IEnumerable<TimeInterval> Pieces(TimeInterval part, long intervalNs)
    {
        long mostNs = intervalNs * BucketsAtOnce;
        while (part.LastNs - part.FirstNs >= mostNs || part.LastNs - part.FirstNs < 0)
        {
            yield return new TimeInterval(part.FirstNs, part.FirstNs + mostNs - 1);
            part = part with { FirstNs = part.FirstNs + mostNs };
        }

        yield return part;
    }

    /// <summary>Writes the summaries of whole buckets, together with what blocks beside them hold that they replace.</summary>
    /// <returns>False when the disk refused to read a block: it may give it later, so the buckets stay as they are, stale.</returns>
    private bool Write(StoredSeries series, RollupSeries rollup, int level, TimeInterval buckets, ulong sealedSequence, CancellationToken cancel)
    {
        _blocks.WasRefused = false;
        BlockList before = rollup.Blocks;
        int start = before.FirstEndingFrom(buckets.FirstNs);
        int end = Math.Max(start, before.EndBeginningUpTo(buckets.LastNs));
        if (start == end && start > 0 && before[start - 1].Count < _limits.RollupRows / 2 && before[start - 1].LastNs + 1 == buckets.FirstNs)
        {
            start--;
        }

        buckets = TakeStored(rollup, before.Entries[start..end], buckets);
        _rows.AddRange(Fresh(series, level, buckets, cancel));
        if (_blocks.WasRefused)
        {
            return false;
        }

        _rows.Sort((a, b) => a.FirstNs.CompareTo(b.FirstNs));
        TimeInterval whole = start == end
            ? buckets
            : new TimeInterval(Math.Min(buckets.FirstNs, before[start].FirstNs), Math.Max(buckets.LastNs, before[end - 1].LastNs));

        RollupMaintenance files = _levels[level];
        files.Tidy.MakeRoom();
        BlockEntry[] entries = Encode(rollup, files.Files, whole, sealedSequence);
        files.Files.Append(_group.Written);
        BlockMaintenance.Account([.. before.Entries[start..end]]);
        _head.Sealing.SetRollup(rollup, before.Replace(start, end, entries), new TimeIntervals(buckets.FirstNs, buckets.LastNs), sealedSequence);
        return true;
    }

    /// <summary>Takes over what replaced blocks hold beside the buckets; those of a block that cannot be read are made of its points again.</summary>
    private TimeInterval TakeStored(RollupSeries rollup, ReadOnlySpan<BlockEntry> entries, TimeInterval buckets)
    {
        _rows.Clear();
        foreach (BlockEntry entry in entries)
        {
            if (_stored.Read(entry, rollup.Level, rollup.Type) is { } rows)
            {
                _rows.AddRange(rows);
            }
            else
            {
                buckets = new TimeInterval(Math.Min(buckets.FirstNs, entry.FirstNs), Math.Max(buckets.LastNs, entry.LastNs));
            }
        }

        _rows.RemoveAll(row => row.LastNs >= buckets.FirstNs && row.FirstNs <= buckets.LastNs);
        return buckets;
    }

    private BlockEntry[] Encode(RollupSeries rollup, BlockFiles files, TimeInterval whole, ulong sealedSequence)
    {
        int count = Math.Max(1, (_rows.Count + (_limits.RollupRows / 2)) / _limits.RollupRows);
        BlockEntry[] entries = new BlockEntry[count];
        long offset = files.Current.File.Length;
        ReadOnlySpan<PointSummary> rows = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_rows);
        _group.Clear();
        int group = BlockGroup.Begin(_group, rollup, sealedSequence, count);
        long fromNs = whole.FirstNs;
        for (int i = 0; i < count; i++)
        {
            int first = (int)((long)rows.Length * i / count);
            int next = (int)((long)rows.Length * (i + 1) / count);
            long lastNs = i == count - 1 ? whole.LastNs : TimeBuckets.StartOf(rows[next].FirstNs, rollup.Level.IntervalNs) - 1;
            BlockEntry entry = BlockGroup.AddSummaries(_group, _codec, files.Current, rollup, rows[first..next], new TimeInterval(fromNs, lastNs), rollup.Level.IntervalNs);
            entries[i] = entry with { Offset = entry.Offset + offset };
            fromNs = lastNs + 1;
        }

        LogRecord.Complete(_group, group, sealedSequence);
        return entries;
    }

    /// <summary>Summaries of the points in blocks, from finer _levels where they are as good.</summary>
    private IEnumerable<PointSummary> Fresh(StoredSeries series, int level, TimeInterval buckets, CancellationToken cancel)
    {
        long intervalNs = _levels[level].Level.IntervalNs;
        BucketReducer reducer = new(intervalNs, buckets.FirstNs, series.Type);
        SeriesReading reading = SeriesReading.OfBlocks(series, buckets, new RangeReduction.Aggregate(intervalNs, AggregateFunction.Count), level, _blocks, _damage);
        reading.Feed(reducer, series.Type, piecePoints: 0, cancel);
        return reducer.Buckets.Values.Select(ExactSum.Of);
    }
}

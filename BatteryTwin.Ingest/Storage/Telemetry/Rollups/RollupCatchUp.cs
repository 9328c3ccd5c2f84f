using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage.Telemetry.Rollups;

/// <summary>
/// Finds out while a store is loaded, after its rollups, which blocks they do not know of yet: those of groups sealed later than the rollup, and
/// whatever lies behind its last bucket.
/// </summary>
internal sealed class RollupCatchUp(IReadOnlyList<RollupLevel> levels)
{
    /// <summary>Buckets between two marks that are marked with them.</summary>
    private const long BridgedBuckets = 1_024;

    private readonly Dictionary<int, List<BlockEntry>> _unfinished = [];

    /// <summary>Hears of a group. Groups of one chunk follow each other; only the last carries the sequence number, the others 0.</summary>
    public void Loaded(StoredSeries series, IReadOnlyList<BlockEntry> entries, ulong sequence)
    {
        if (levels.Count == 0 || series.Type == FieldType.String)
        {
            return;
        }

        if (sequence == 0)
        {
            if (!_unfinished.TryGetValue(series.Id, out List<BlockEntry>? waiting))
            {
                _unfinished.Add(series.Id, waiting = []);
            }

            waiting.AddRange(entries);
            return;
        }

        _unfinished.Remove(series.Id, out List<BlockEntry>? before);
        foreach (RollupSeries rollup in Of(series, levels))
        {
            if (sequence > rollup.SealedSequence)
            {
                MarkStale(rollup, [.. before ?? [], .. entries]);
            }
        }
    }

    /// <summary>Has a level made anew wherever there are points: what is damaged may have replaced what now shows again.</summary>
    public static void Distrust(SeriesCatalogue catalogue, int level)
    {
        foreach (StoredSeries series in catalogue.All)
        {
            series.Rollups?[level].SealedSequence = 0;
        }
    }

    /// <summary>Marks what lies behind the last bucket of each rollup.</summary>
    public static void Complete(StoredSeries series)
    {
        if (series.Rollups is null || series.Blocks.Count == 0)
        {
            return;
        }

        long lastNs = series.Blocks[series.Blocks.Count - 1].LastNs;
        foreach (RollupSeries rollup in series.Rollups)
        {
            if (rollup.Blocks.Count > 0 && rollup.Blocks[rollup.Blocks.Count - 1].LastNs is long coveredNs && coveredNs < lastNs)
            {
                rollup.Stale = rollup.Stale.With(coveredNs + 1, lastNs);
            }
        }
    }

    /// <summary>The rollups of a series of numbers, made when it has none yet.</summary>
    public static RollupSeries[] Of(StoredSeries series, IReadOnlyList<RollupLevel> levels) =>
        series.Rollups ??= [.. levels.Select(level => new RollupSeries(series, level))];

    /// <summary>
    /// Marks times at which blocks changed, in whole buckets and together with what lies between them and the last mark when that is not long: the set stays
    /// a stretch or two however many blocks a series gets, and a bucket marked for nothing is only read again.
    /// </summary>
    public static void MarkStale(RollupSeries rollup, IReadOnlyList<BlockEntry> changed)
    {
        long intervalNs = rollup.Level.IntervalNs;
        foreach (BlockEntry entry in changed)
        {
            long firstNs = TimeBuckets.StartOf(entry.FirstNs, intervalNs);
            if (rollup.Stale.Count > 0 && rollup.Stale[rollup.Stale.Count - 1].LastNs is long beforeNs && beforeNs < firstNs && (ulong)(firstNs - beforeNs) <= (ulong)(BridgedBuckets * intervalNs))
            {
                firstNs = beforeNs + 1;
            }

            rollup.Stale = rollup.Stale.With(firstNs, TimeBuckets.LastOf(entry.LastNs, intervalNs));
        }
    }
}

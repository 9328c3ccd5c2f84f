using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage.Telemetry.Rollups;

/// <summary>
/// One level of one series. Its blocks hold summaries instead of points; each covers whole buckets from its first to its last time, those without
/// points too. Guarded by the store's lock.
/// </summary>
internal sealed class RollupSeries(StoredSeries series, RollupLevel level) : IBlockOwner
{
    public RollupLevel Level { get; } = level;

    public int Id => series.Id;

    public FieldType Type => series.Type;

    public BlockList Blocks { get; set; }

    /// <summary>Points of blocks sealed up to this log record are in the summaries, or <see cref="Stale"/> tells their time.</summary>
    public ulong SealedSequence { get; set; }

    /// <summary>Times at which blocks changed since they were summarized.</summary>
    public TimeIntervals Stale { get; set; }

    public RollupSnapshot Snapshot => new(Level, Blocks, Stale);
}

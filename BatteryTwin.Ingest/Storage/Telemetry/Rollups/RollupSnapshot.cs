using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Reduction;

namespace BatteryTwin.Ingest.Storage.Telemetry.Rollups;

/// <summary>One level of one series at one moment.</summary>
internal readonly record struct RollupSnapshot(RollupLevel Level, BlockList Blocks, TimeIntervals Stale)
{
    /// <summary>The buckets there are between two times.</summary>
    public TimeIntervals Covered(long firstNs, long lastNs)
    {
        TimeIntervals covered = default;
        int end = Blocks.EndBeginningUpTo(lastNs);
        for (int i = Blocks.FirstEndingFrom(firstNs); i < end; i++)
        {
            covered = covered.With(Blocks[i].FirstNs, Blocks[i].LastNs);
        }

        return covered;
    }

    /// <summary>What a read from one time to another can use.</summary>
    /// <param name="firstNs">First time, inclusive.</param>
    /// <param name="lastNs">Last time, inclusive.</param>
    /// <param name="inMemory">Times of points that are in no block yet.</param>
    public RollupCover Cover(long firstNs, long lastNs, TimeIntervals inMemory) =>
        new(Level.IntervalNs, Covered(firstNs, lastNs), Stale.With(inMemory));
}

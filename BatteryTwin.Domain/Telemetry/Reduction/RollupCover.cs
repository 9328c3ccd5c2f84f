namespace BatteryTwin.Domain.Telemetry.Reduction;

/// <summary>What one rollup level knows of a series.</summary>
/// <param name="IntervalNs">Length of its buckets.</param>
/// <param name="Covered">Whole buckets that it has.</param>
/// <param name="Stale">Times at which points came since.</param>
public readonly record struct RollupCover(long IntervalNs, TimeIntervals Covered, TimeIntervals Stale)
{
    /// <summary>Whole buckets that say the same as the points.</summary>
    public TimeIntervals Exact => Stale.Count == 0 ? Covered : Covered.Without(Stale.GrownTo(IntervalNs));
}

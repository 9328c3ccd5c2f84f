using BatteryTwin.Domain.Telemetry.Reduction;

namespace BatteryTwin.Ingest.Storage.Telemetry.Rollups;

/// <summary>How one read of a series is answered, and its rollups at that moment, finest level first.</summary>
internal sealed record RollupView(IReadOnlyList<ReadSegment> Segments, IReadOnlyList<RollupSnapshot> Rollups)
{
    /// <summary>Everything from the points.</summary>
    public static RollupView PointsOnly(long firstNs, long lastNs) => new([new ReadSegment(ReadSegment.Points, firstNs, lastNs)], []);
}

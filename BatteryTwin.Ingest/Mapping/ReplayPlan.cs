namespace BatteryTwin.Ingest.Mapping;

/// <summary>The stored series that a replay would read. <see cref="Points"/> is the number of all their points, also of those outside the range.</summary>
public sealed record ReplayPlan(IReadOnlyList<ReplaySeries> Series)
{
    public long Points => Series.Sum(series => series.Count);

    public long? FirstNs => Series.Count == 0 ? null : Series.Min(series => series.FirstNs);

    public long? LastNs => Series.Count == 0 ? null : Series.Max(series => series.LastNs);
}

namespace BatteryTwin.Web.State;

/// <summary>The states of one station over a time range, in order; times without data are left out.</summary>
public sealed record StateRow(string StationId, string Name, IReadOnlyList<StateSegment> Segments)
{
    /// <summary>Time spent in a state.</summary>
    public TimeSpan In(string state) => Segments.Where(segment => segment.State == state).Aggregate(TimeSpan.Zero, (sum, segment) => sum + segment.Duration);
}

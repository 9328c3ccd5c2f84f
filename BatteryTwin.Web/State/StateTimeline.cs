namespace BatteryTwin.Web.State;

/// <summary>What the stations of a line did from (inclusive) to (exclusive); <paramref name="Resolution"/> says how finely it was read.</summary>
public sealed record StateTimeline(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<StateRow> Rows, string Resolution)
{
    /// <summary>Stops, newest first.</summary>
    public IEnumerable<(StateRow Station, StateSegment Stop)> Stops =>
        Rows.SelectMany(row => row.Segments.Where(segment => segment.State == OperatingStates.Stopped).Select(stop => (row, stop))).OrderByDescending(item => item.stop.From);
}

namespace BatteryTwin.Web.State;

/// <summary>A station was in one state from (inclusive) to (exclusive).</summary>
public sealed record StateSegment(string State, DateTimeOffset From, DateTimeOffset To)
{
    public TimeSpan Duration => To - From;
}

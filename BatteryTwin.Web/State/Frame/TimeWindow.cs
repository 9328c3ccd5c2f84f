namespace BatteryTwin.Web.State.Frame;

/// <summary>A time range with its times filled in: from (inclusive) to (exclusive).</summary>
public readonly record struct TimeWindow(DateTimeOffset From, DateTimeOffset To)
{
    public TimeSpan Length => To - From;
}

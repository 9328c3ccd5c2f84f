namespace BatteryTwin.Benchmarks;

/// <summary>A clock that is put forward by hand; timers go by the clock on the wall.</summary>
internal sealed class MovedClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}

namespace BatteryTwin.Ingest.Tests.Shared;

/// <summary>A clock that stands still until it is set.</summary>
public sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}

namespace BatteryTwin.Domain.Production.Time;

/// <summary>A station was in one state from (inclusive) to (exclusive).</summary>
/// <param name="State">The state that counts.</param>
/// <param name="From">Start.</param>
/// <param name="To">End.</param>
/// <param name="Reason">Code of the reason a person gave; null without one.</param>
/// <param name="Measured">What telemetry said where a person changed it; null where nobody did.</param>
public sealed record StateInterval(StationState State, DateTimeOffset From, DateTimeOffset To, string? Reason = null, StationState? Measured = null)
{
    public TimeSpan Duration => To - From;

    /// <summary>The state as telemetry had it.</summary>
    public StationState Original => Measured ?? State;
}

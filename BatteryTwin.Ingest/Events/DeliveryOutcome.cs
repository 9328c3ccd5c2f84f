namespace BatteryTwin.Ingest.Events;

/// <summary>What became of an attempt to deliver an event.</summary>
/// <param name="IsDelivered">The endpoint took it.</param>
/// <param name="MayRetry">It did not, but may the next time.</param>
/// <param name="Reason">Why it did not; empty when it did.</param>
/// <param name="RetryAfter">Shortest pause the endpoint asks for.</param>
internal readonly record struct DeliveryOutcome(bool IsDelivered, bool MayRetry, string Reason, TimeSpan? RetryAfter = null)
{
    public static DeliveryOutcome Delivered { get; } = new(true, false, string.Empty);
}

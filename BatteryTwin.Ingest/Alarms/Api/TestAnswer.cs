namespace BatteryTwin.Ingest.Alarms.Api;

/// <summary>What became of a test message.</summary>
/// <param name="Delivered">The channel took it.</param>
/// <param name="Reason">Why it did not.</param>
public sealed record TestAnswer(bool Delivered, string? Reason);

namespace BatteryTwin.Domain.Telemetry.Trust;

/// <summary>One thing that speaks against a signal. <paramref name="SinceNs"/>: since when, where known; <paramref name="Text"/> holds the figures.</summary>
public sealed record QualityFinding(QualityReason Reason, SignalQuality Quality, long? SinceNs, string Text);

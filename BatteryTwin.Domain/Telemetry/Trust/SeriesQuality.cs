namespace BatteryTwin.Domain.Telemetry.Trust;

/// <summary>
/// What is known about a signal's values at one moment: findings, worst first, and how far apart values are expected (null while too
/// few have come to tell).
/// </summary>
public sealed record SeriesQuality(IReadOnlyList<QualityFinding> Findings, long? ExpectedIntervalNs)
{
    /// <summary>A signal that nothing speaks against.</summary>
    public static SeriesQuality Fine { get; } = new([], null);

    /// <summary>The worst of the findings.</summary>
    public SignalQuality Quality => Findings.Count == 0 ? SignalQuality.Good : Findings[0].Quality;
}

namespace BatteryTwin.Domain.Prognostics;

/// <summary>
/// When one vibration measurement looks faulty: RMS above <see cref="RmsRatio"/> times the machine's own healthy median, and at least
/// <see cref="SpreadFactor"/> spreads above it. RMS and not kurtosis decides, because kurtosis misses most ball defects: on the CWRU
/// recordings 1.14 times the healthy median marks every defect and no healthy window.
/// </summary>
public sealed record BearingRule
{
    public double RmsRatio { get; init; } = 1.14;

    public double SpreadFactor { get; init; } = 6;

    /// <summary>Below this share of the healthy median the shaft is taken to stand still: the measurement says nothing.</summary>
    public double StandstillRatio { get; init; } = 0.75;

    /// <summary>Measurements a baseline needs.</summary>
    public int BaselineCount { get; init; } = 300;

    public WindowRule Windows { get; init; } = new();

    public double LimitG(VibrationBaseline baseline) =>
        Math.Max(baseline.MedianG * RmsRatio, baseline.MedianG + (SpreadFactor * baseline.SpreadG));
}

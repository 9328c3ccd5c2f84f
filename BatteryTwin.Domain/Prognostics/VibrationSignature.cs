namespace BatteryTwin.Domain.Prognostics;

/// <summary>
/// Parameters of synthetic bearing vibration: broadband noise and the decaying impacts of a defect. The named cases have the medians of
/// RMS, kurtosis and crest factor of the CWRU recordings (48 kHz, 2,048 samples).
/// </summary>
/// <param name="Defect">Where the impacts come from.</param>
/// <param name="NoiseG">Standard deviation of the noise, g.</param>
/// <param name="ImpactG">Height of an impact, g.</param>
/// <param name="DecayPerSecond">Decay of an impact, 1/s.</param>
public sealed record VibrationSignature(BearingDefect Defect, double NoiseG, double ImpactG, double DecayPerSecond)
{
    private const double HealthyNoiseG = 0.045;
    private const double NoiseGrowthG = 0.14;
    private const double ImpactGrowthG = 0.6;
    private const double GrowthDecayPerSecond = 800;

    public static VibrationSignature Healthy { get; } = new(BearingDefect.None, HealthyNoiseG, 0, 1000);

    /// <summary>Ball, 7 thousandths of an inch.</summary>
    public static VibrationSignature Ball7 { get; } = new(BearingDefect.Ball, 0.125, 0.1, 1000);

    /// <summary>Ball, 14 thousandths of an inch.</summary>
    public static VibrationSignature Ball14 { get; } = new(BearingDefect.Ball, 0.085, 0.3, 600);

    /// <summary>Inner race, 7 thousandths of an inch.</summary>
    public static VibrationSignature InnerRace7 { get; } = new(BearingDefect.InnerRace, 0.13, 1.1, 600);

    /// <summary>Outer race, 7 thousandths of an inch.</summary>
    public static VibrationSignature OuterRace7 { get; } = new(BearingDefect.OuterRace, 0.20, 4, 400);

    /// <summary>A ball defect that grows: severity 0 is healthy, 1 the end of life. σ² = 0.045² + (0.14·s)², impact 0.6·s².</summary>
    public static VibrationSignature Growing(double severity) => severity <= 0
        ? Healthy
        : new(
            BearingDefect.Ball,
            Math.Sqrt((HealthyNoiseG * HealthyNoiseG) + (NoiseGrowthG * severity * NoiseGrowthG * severity)),
            ImpactGrowthG * severity * severity,
            GrowthDecayPerSecond);

    /// <summary>The same machine, louder or quieter by a factor.</summary>
    public VibrationSignature Scaled(double factor) => this with { NoiseG = NoiseG * factor, ImpactG = ImpactG * factor };
}

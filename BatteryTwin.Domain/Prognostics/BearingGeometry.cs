namespace BatteryTwin.Domain.Prognostics;

/// <summary>
/// Geometry of a rolling bearing with a fixed outer ring, and the rates at which its parts pass each other, in orders of the shaft
/// speed (multiply by the shaft frequency in Hz). With q = d/D·cos φ: BPFO = n/2·(1−q), BPFI = n/2·(1+q), FTF = (1−q)/2,
/// BSF = D/(2d)·(1−q²).
/// </summary>
/// <param name="BallCount">Rolling elements n.</param>
/// <param name="BallDiameterMm">Ball diameter d.</param>
/// <param name="PitchDiameterMm">Pitch diameter D.</param>
/// <param name="ContactAngleDegrees">Contact angle φ.</param>
public sealed record BearingGeometry(int BallCount, double BallDiameterMm, double PitchDiameterMm, double ContactAngleDegrees = 0)
{
    private const double MmPerInch = 25.4;

    /// <summary>Deep-groove ball bearing 6205 with the dimensions the Case Western Reserve University Bearing Data Center gives (0.3126 in, 1.537 in).</summary>
    public static BearingGeometry Type6205 { get; } = new(9, 0.3126 * MmPerInch, 1.537 * MmPerInch);

    /// <summary>Rate at which balls pass a defect of the outer race.</summary>
    public double OuterRaceOrder => BallCount / 2.0 * (1 - Ratio);

    /// <summary>Rate at which balls pass a defect of the inner race.</summary>
    public double InnerRaceOrder => BallCount / 2.0 * (1 + Ratio);

    /// <summary>Rate of the cage.</summary>
    public double CageOrder => (1 - Ratio) / 2;

    /// <summary>Rate at which a ball spins.</summary>
    public double BallSpinOrder => PitchDiameterMm / (2 * BallDiameterMm) * (1 - (Ratio * Ratio));

    private double Ratio => BallDiameterMm / PitchDiameterMm * Math.Cos(ContactAngleDegrees * Math.PI / 180);

    /// <summary>Impacts per turn of the shaft that a defect causes; a ball's defect meets both races, so twice its spin. 0 for a healthy bearing.</summary>
    public double ImpactOrder(BearingDefect defect) => defect switch
    {
        BearingDefect.Ball => 2 * BallSpinOrder,
        BearingDefect.InnerRace => InnerRaceOrder,
        BearingDefect.OuterRace => OuterRaceOrder,
        _ => 0,
    };
}

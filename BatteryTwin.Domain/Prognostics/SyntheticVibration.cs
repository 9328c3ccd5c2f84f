using BatteryTwin.Domain.Production;

namespace BatteryTwin.Domain.Prognostics;

/// <summary>
/// Synthetic acceleration of a bearing housing in g: offset, two structural tones, Gaussian noise, and for a defect a train of impacts
/// that ring at the housing's resonance, slip by 1.5 % and are modulated as the defect passes the load zone.
/// The same seed gives the same window.
/// </summary>
public sealed class SyntheticVibration
{
    public const double SampleRateHz = 48_000;
    public const int WindowLength = 2048;

    /// <summary>Shaft speed of the simulated mixers.</summary>
    public const double MixerShaftRpm = 1772;

    private const double OffsetG = 0.012;
    private const double ToneG = 0.045;
    private const double FirstToneHz = 1036;
    private const double SecondToneHz = 2087;
    private const double ResonanceHz = 3500;
    private const double Slip = 0.015;
    private const double HeightSpread = 0.3;

    /// <summary>An impact is followed until it has decayed to e^−6.</summary>
    private const double DecaySpan = 6;

    private readonly BearingGeometry _geometry;
    private readonly double _shaftHz;

    public SyntheticVibration(BearingGeometry geometry, double shaftRpm)
    {
        _geometry = geometry;
        _shaftHz = shaftRpm / 60;
    }

    /// <summary>Fills <paramref name="window"/> with consecutive samples.</summary>
    public void Fill(Span<double> window, VibrationSignature signature, ulong seed)
    {
        FillBackground(window, signature.NoiseG, seed);
        if (signature.ImpactG > 0 && _geometry.ImpactOrder(signature.Defect) > 0)
        {
            AddImpacts(window, signature, SeededNoise.Seed(seed, "impacts"));
        }
    }

    private static void FillBackground(Span<double> window, double noiseG, ulong seed)
    {
        (double c1, double s1) = Phasor(SeededNoise.Uniform(seed, -1) * 2 * Math.PI);
        (double c2, double s2) = Phasor(SeededNoise.Uniform(seed, -2) * 2 * Math.PI);
        (double stepC1, double stepS1) = Phasor(2 * Math.PI * FirstToneHz / SampleRateHz);
        (double stepC2, double stepS2) = Phasor(2 * Math.PI * SecondToneHz / SampleRateHz);
        ulong bits = 0;
        for (int i = 0; i < window.Length; i++)
        {
            bits = (i & 3) == 0 ? SeededNoise.Mix(seed, (ulong)i) : bits >> 16;
            window[i] = OffsetG + (ToneG * (s1 + s2)) + (noiseG * SeededNoise.FromBits(bits));
            (c1, s1) = ((c1 * stepC1) - (s1 * stepS1), (s1 * stepC1) + (c1 * stepS1));
            (c2, s2) = ((c2 * stepC2) - (s2 * stepS2), (s2 * stepC2) + (c2 * stepS2));
        }
    }

    private void AddImpacts(Span<double> window, VibrationSignature signature, ulong seed)
    {
        double period = 1 / (_geometry.ImpactOrder(signature.Defect) * _shaftHz);
        double lead = DecaySpan / signature.DecayPerSecond;
        double end = window.Length / SampleRateHz;
        double phase = SeededNoise.Uniform(seed, -1) * 2 * Math.PI;
        double time = -lead - (SeededNoise.Uniform(seed, -2) * period);
        for (long i = 0; time < end; i += 2)
        {
            double height = signature.ImpactG * Weight(signature.Defect, time, phase) * (1 + (HeightSpread * SeededNoise.Gaussian(seed, i)));
            AddImpact(window, time, height, signature.DecayPerSecond, lead);
            time += period * (1 + (Slip * SeededNoise.Gaussian(seed, i + 1)));
        }
    }

    /// <summary>How strongly an impact is felt as the defect turns with the cage (ball) or the shaft (inner race); the outer race stands still.</summary>
    private double Weight(BearingDefect defect, double time, double phase) => defect switch
    {
        BearingDefect.Ball => 1.6 * (0.5 + (0.5 * Math.Sin((2 * Math.PI * _geometry.CageOrder * _shaftHz * time) + phase))),
        BearingDefect.InnerRace => Math.Max(0.1, 0.6 + (0.6 * Math.Sin((2 * Math.PI * _shaftHz * time) + phase))),
        _ => 1,
    };

    private static void AddImpact(Span<double> window, double time, double height, double decay, double span)
    {
        int first = Math.Max(0, (int)Math.Ceiling(time * SampleRateHz));
        int last = Math.Min(window.Length - 1, (int)((time + span) * SampleRateHz));
        for (int i = first; i <= last; i++)
        {
            double since = (i / SampleRateHz) - time;
            window[i] += height * Math.Exp(-decay * since) * Math.Sin(2 * Math.PI * ResonanceHz * since);
        }
    }

    private static (double Cos, double Sin) Phasor(double angle)
    {
        (double sin, double cos) = Math.SinCos(angle);
        return (cos, sin);
    }
}

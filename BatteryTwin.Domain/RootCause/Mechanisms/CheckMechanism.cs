using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BatteryTwin.Domain.RootCause.Mechanisms;

/// <summary>
/// A binary node: 1 with probability floor + (ceiling − floor)·logistic(score(parents)). With floor 0 and ceiling 1 this is a logistic
/// regression; a steep score with a ceiling below 1 is a limit check that misses some, and a floor above 0 one that rejects some for nothing.
/// The noise is a threshold: the node is 1 where the score is above it. So more of the same cause never undoes a failure.
/// </summary>
internal sealed class CheckMechanism(Polynomial score, double floor, double ceiling) : Mechanism
{
    /// <summary>Stands for "never" and "always".</summary>
    private const double Beyond = 1e300;

    public Polynomial Score => score;

    public double Floor => floor;

    public double Ceiling => ceiling;

    public override double NominalNoise => Threshold(0.5);

    public override void Evaluate(ReadOnlySpan<Column> parents, ReadOnlySpan<double> noise, Span<double> values)
    {
        score.At(parents, values);
        Span<Vector<double>> scores = MemoryMarshal.Cast<double, Vector<double>>(values);
        ReadOnlySpan<Vector<double>> thresholds = MemoryMarshal.Cast<double, Vector<double>>(noise);
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = Vector.ConditionalSelect(Vector.GreaterThan(scores[i], thresholds[i]), Vector<double>.One, Vector<double>.Zero);
        }

        for (int i = scores.Length * Vector<double>.Count; i < values.Length; i++)
        {
            values[i] = values[i] > noise[i] ? 1 : 0;
        }
    }

    /// <summary>Adds the answers of a run of units, one bit each, to words of zeros.</summary>
    public void EvaluateBits(ReadOnlySpan<Column> parents, ReadOnlySpan<double> noise, Span<double> scratch, Span<ulong> words)
    {
        score.At(parents, scratch);
        for (int i = 0; i < scratch.Length; i += Vector256<double>.Count)
        {
            uint four = Vector256.GreaterThan(Vector256.Create(scratch.Slice(i, Vector256<double>.Count)), Vector256.Create(noise.Slice(i, Vector256<double>.Count))).ExtractMostSignificantBits();
            words[i >> 6] |= (ulong)four << (i & 63);
        }
    }

    public override double NoiseAt(double quantile) => Threshold(quantile);

    public override double Abduct(double value, ReadOnlySpan<double> parents, double quantile)
    {
        double failing = Expected(parents);
        return Threshold(value > 0.5 ? quantile * failing : failing + (quantile * (1 - failing)));
    }

    public override double LogPlausibility(double value, ReadOnlySpan<double> parents)
    {
        double failing = Expected(parents);
        return Math.Log(Math.Max(value > 0.5 ? failing : 1 - failing, 1e-12));
    }

    public override double Expected(ReadOnlySpan<double> parents) => floor + ((ceiling - floor) * Logistic(score.At(parents)));

    public static double Logistic(double score) => 1 / (1 + Math.Exp(-score));

    private double Threshold(double quantile)
    {
        double share = (quantile - floor) / (ceiling - floor);
        return share <= 0 ? -Beyond : share >= 1 ? Beyond : Math.Log(share / (1 - share));
    }
}

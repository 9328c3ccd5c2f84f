using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.RootCause.Mechanisms;

namespace BatteryTwin.Domain.RootCause.Units;

/// <summary>
/// Fits to resampled reference units, each with a sample of noises of its own: what a unit in question is compared with. The differences between
/// them carry the uncertainty of both fit and sample into the answers.
/// </summary>
/// <param name="Models">The fits.</param>
/// <param name="Noise">By fit, node and unit of the sample.</param>
/// <param name="Seed">What the samples were drawn from.</param>
internal sealed record UnitSample(StructuralModel[] Models, double[][][] Noise, ulong Seed)
{
    /// <summary>How many of a model's fits are used.</summary>
    public const int Fits = 8;

    public static UnitSample Draw(CausalModel model, ulong seed)
    {
        StructuralModel[] models = [.. model.Replicates.Take(Fits)];
        return new(models, [.. models.Select((fit, i) => fit.DrawNoise(CoalitionTable.Units, SeededNoise.Mix(seed, (ulong)i)))], seed);
    }

    /// <summary>What the noise of a unit may have been, by fit, node and draw.</summary>
    public double[][][] Own(double[] unit) => [.. Models.Select((fit, i) => UnitNoise.Draw(fit, unit, CoalitionTable.Units, SeededNoise.Mix(~Seed, (ulong)i)))];
}

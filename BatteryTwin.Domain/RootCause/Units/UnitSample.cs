using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.RootCause.Mechanisms;

namespace BatteryTwin.Domain.RootCause.Units;

/// <summary>
/// Fits to resampled reference units, each with a sample of noises of its own: what a unit in question is compared with. The differences between
/// them carry the uncertainty of both fit and sample into the answers. The design of the samples is fixed, so that the order of two causes that
/// weigh the same does not hang on the seed; the seed places the draws within it.
/// </summary>
/// <param name="Models">The fits.</param>
/// <param name="Noise">By fit, node and unit of the sample.</param>
/// <param name="Quantiles">By fit, node and draw: which of the noises that explain a binary value is taken.</param>
/// <param name="Seed">What the samples were drawn from.</param>
internal sealed record UnitSample(StructuralModel[] Models, double[][][] Noise, double[][][] Quantiles, ulong Seed)
{
    /// <summary>How many of a model's fits are used.</summary>
    public const int Fits = 8;

    private const ulong Design = 7919;

    public static UnitSample Draw(CausalModel model, ulong seed)
    {
        StructuralModel[] models = [.. model.Replicates.Take(Fits)];
        return new(
            models,
            [.. models.Select((fit, i) => fit.DrawNoise(CoalitionTable.Units, SeededNoise.Mix(Design, (ulong)i), SeededNoise.Mix(seed, (ulong)i)))],
            [.. models.Select((_, i) => model.Graph.Nodes.Select((_, node) =>
                StructuralModel.Quantiles(CoalitionTable.Units, SeededNoise.Mix(Design, (ulong)((-1 - i) * 1000) - (ulong)node), SeededNoise.Mix(~seed, (ulong)node))).ToArray())],
            seed);
    }

    /// <summary>What the noise of a unit may have been, by fit, node and draw.</summary>
    public double[][][] Own(double[] unit) => [.. Models.Select((fit, i) => UnitNoise.Draw(fit, unit, Quantiles[i], SeededNoise.Mix(~Seed, (ulong)i)))];
}

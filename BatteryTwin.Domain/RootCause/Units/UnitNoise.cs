using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.RootCause.Mechanisms;

namespace BatteryTwin.Domain.RootCause.Units;

/// <summary>
/// The noise that a unit had, from its values (abduction, Pearl 2009), as draws: for a number it is one value, for a binary node any that
/// fits. A missing value is drawn from its mechanism, and the draws are kept in proportion to how plausible they make the values that followed.
/// </summary>
internal static class UnitNoise
{
    private const int DrawsPerKept = 8;
    private const ulong Design = 104729;

    /// <summary>Draws by node.</summary>
    /// <param name="model">The mechanisms.</param>
    /// <param name="unit">Values by node; NaN where missing.</param>
    /// <param name="quantiles">By node and draw: which of the noises that explain a binary value to take.</param>
    /// <param name="seed">Settles the draws of missing values.</param>
    public static double[][] Draw(StructuralModel model, double[] unit, double[][] quantiles, ulong seed)
    {
        if (!unit.Any(double.IsNaN))
        {
            return Abduct(model, unit, quantiles);
        }

        int count = quantiles[0].Length;
        int candidates = count * DrawsPerKept;
        double[][] values = Imagine(model, unit, candidates, seed, out double[] plausibility);
        int[] kept = Resample(plausibility, count, SeededNoise.Uniform(seed, long.MaxValue));
        return AbductEach(model, [.. values.Select(column => kept.Select(i => column[i]).ToArray())], quantiles);
    }

    private static double[][] Abduct(StructuralModel model, double[] unit, double[][] quantiles)
    {
        double[][] noise = new double[unit.Length][];
        for (int node = 0; node < noise.Length; node++)
        {
            double[] parents = [.. model.Graph.Parents(node).Select(parent => unit[parent])];
            noise[node] = new double[quantiles[node].Length];
            if (parents.Length == 0 || model[node] is RegressionMechanism)
            {
                // Whatever becomes of the parents, this noise does the same.
                Array.Fill(noise[node], model[node].Abduct(unit[node], parents, 0.5));
                continue;
            }

            for (int i = 0; i < noise[node].Length; i++)
            {
                noise[node][i] = model[node].Abduct(unit[node], parents, quantiles[node][i]);
            }
        }

        return noise;
    }

    private static double[][] AbductEach(StructuralModel model, double[][] values, double[][] quantiles)
    {
        double[][] noise = new double[values.Length][];
        for (int node = 0; node < noise.Length; node++)
        {
            IReadOnlyList<int> parents = model.Graph.Parents(node);
            double[] at = new double[parents.Count];
            noise[node] = new double[values[node].Length];
            for (int i = 0; i < noise[node].Length; i++)
            {
                for (int j = 0; j < at.Length; j++)
                {
                    at[j] = values[parents[j]][i];
                }

                noise[node][i] = model[node].Abduct(values[node][i], at, quantiles[node][i]);
            }
        }

        return noise;
    }

    /// <summary>Values by node and draw: the known ones, and for the missing ones what their mechanism makes of their parents.</summary>
    private static double[][] Imagine(StructuralModel model, double[] unit, int count, ulong seed, out double[] plausibility)
    {
        double[][] values = new double[unit.Length][];
        plausibility = new double[count];
        foreach (int node in model.Graph.Order)
        {
            values[node] = new double[count];
            IReadOnlyList<int> parents = model.Graph.Parents(node);
            if (double.IsNaN(unit[node]))
            {
                double[] quantiles = StructuralModel.Quantiles(count, SeededNoise.Mix(Design, (ulong)node), SeededNoise.Mix(seed, (ulong)node));
                model.Evaluate(node, values, [.. quantiles.Select(model[node].NoiseAt)], values[node]);
                continue;
            }

            Array.Fill(values[node], unit[node]);
            if (parents.Any(parent => double.IsNaN(unit[parent])))
            {
                AddPlausibility(model[node], unit[node], parents, values, plausibility);
            }
        }

        return values;
    }

    private static void AddPlausibility(Mechanism mechanism, double value, IReadOnlyList<int> parents, double[][] values, double[] plausibility)
    {
        double[] at = new double[parents.Count];
        for (int i = 0; i < plausibility.Length; i++)
        {
            for (int j = 0; j < at.Length; j++)
            {
                at[j] = values[parents[j]][i];
            }

            plausibility[i] += mechanism.LogPlausibility(value, at);
        }
    }

    /// <summary>Draws in proportion to the exponentials of their logarithms, evenly spaced (systematic resampling).</summary>
    private static int[] Resample(double[] logWeights, int count, double offset)
    {
        double most = logWeights.Max();
        double total = logWeights.Sum(weight => Math.Exp(weight - most));
        int[] kept = new int[count];
        double sum = 0;
        int next = 0;
        for (int i = 0; i < logWeights.Length && next < count; i++)
        {
            sum += Math.Exp(logWeights[i] - most) / total;
            while (next < count && (next + offset) / count < sum)
            {
                kept[next++] = i;
            }
        }

        Array.Fill(kept, logWeights.Length - 1, next, count - next);
        return kept;
    }
}

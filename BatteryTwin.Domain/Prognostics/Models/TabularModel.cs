using BatteryTwin.Domain.Prognostics.Boosting;
using BatteryTwin.Domain.Prognostics.Features;
using BatteryTwin.Domain.Prognostics.Intervals;

namespace BatteryTwin.Domain.Prognostics.Models;

/// <summary>Classes or numbers from a row of a table.</summary>
/// <param name="Plan">Inputs to features.</param>
/// <param name="Trees">Tree models, averaged.</param>
/// <param name="Classes">Classes in the order of the trees' outputs; empty for numbers.</param>
/// <param name="Intervals">From a predicted number to its interval; null for classes.</param>
/// <param name="Factors">By class, what its probability is multiplied by before the most probable is named; all 1 unless another balance named the right class more evenly out of fold.</param>
public sealed record TabularModel(TabularPlan Plan, BoostedTrees[] Trees, string[] Classes, ConformalBands? Intervals, double[] Factors)
{
    /// <summary>Probabilities of the classes; they sum to one.</summary>
    public double[] Probabilities(ReadOnlySpan<float> inputs)
    {
        float[] features = new float[Plan.Count];
        Plan.Write(inputs, features);
        double[] mean = new double[Classes.Length];
        double[] scores = new double[Classes.Length];
        double[] shares = new double[Classes.Length];
        foreach (BoostedTrees member in Trees)
        {
            member.Predict(features, scores);
            SoftmaxLoss.Probabilities(scores, shares);
            for (int k = 0; k < mean.Length; k++)
            {
                mean[k] += shares[k] / Trees.Length;
            }
        }

        return mean;
    }

    /// <summary>The class that is named for these probabilities.</summary>
    public int Label(ReadOnlySpan<double> probabilities) => Label(probabilities, Factors);

    /// <summary>The predicted number.</summary>
    public double Number(ReadOnlySpan<float> inputs)
    {
        float[] features = new float[Plan.Count];
        Plan.Write(inputs, features);
        double sum = 0;
        foreach (BoostedTrees member in Trees)
        {
            sum += member.Predict(features);
        }

        return sum / Trees.Length;
    }

    internal static int Label(ReadOnlySpan<double> probabilities, double[] factors)
    {
        int best = 0;
        for (int k = 1; k < factors.Length; k++)
        {
            best = probabilities[k] * factors[k] > probabilities[best] * factors[best] ? k : best;
        }

        return best;
    }
}

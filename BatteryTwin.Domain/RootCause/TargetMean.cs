using BatteryTwin.Domain.RootCause.Mechanisms;

namespace BatteryTwin.Domain.RootCause;

/// <summary>Mean of the target over simulated units.</summary>
internal static class TargetMean
{
    /// <summary>
    /// Averages what is expected of the target given its parents, rather than the values that came out: the same mean with less noise.
    /// </summary>
    public static double Of(StructuralModel model, double[][] values, int target, bool isForced = false)
    {
        if (isForced)
        {
            return values[target].Average();
        }

        IReadOnlyList<int> parents = model.Graph.Parents(target);
        double[] at = new double[parents.Count];
        double sum = 0;
        for (int unit = 0; unit < values[target].Length; unit++)
        {
            for (int i = 0; i < at.Length; i++)
            {
                at[i] = values[parents[i]][unit];
            }

            sum += model[target].Expected(at);
        }

        return sum / values[target].Length;
    }
}

namespace BatteryTwin.Domain.RootCause.Batches;

/// <summary>p-values of several tests, adjusted so that the chance of any false alarm among them is kept (Holm 1979).</summary>
public static class Holm
{
    /// <summary>Adjusted p-values, in the order given.</summary>
    public static double[] Adjust(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        double[] adjusted = new double[pValues.Count];
        double greatest = 0;
        int left = pValues.Count;
        foreach (int test in Enumerable.Range(0, pValues.Count).OrderBy(test => pValues[test]))
        {
            greatest = Math.Max(greatest, Math.Min(1, pValues[test] * left--));
            adjusted[test] = greatest;
        }

        return adjusted;
    }
}

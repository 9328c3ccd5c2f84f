namespace BatteryTwin.Domain.Prognostics.Drift;

/// <summary>Population stability index: Σ (actual − expected) · ln(actual / expected) over bins (Siddiqi, Credit Risk Scorecards, 2006; Jeffreys' divergence of the two histograms).</summary>
public static class PopulationStability
{
    /// <summary>Index up to which a population counts as the same by the usual rule of thumb.</summary>
    public const double Shifted = 0.25;

    /// <summary>Empty bins count as this share, so that the index stays finite.</summary>
    private const double LeastShare = 1e-3;

    /// <param name="expected">Counts or shares by bin, as learned.</param>
    /// <param name="actual">Counts by bin, as seen since.</param>
    /// <returns>0 = the same; 0 when either is empty.</returns>
    public static double Index(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        double all = Sum(expected);
        double seen = Sum(actual);
        if (all <= 0 || seen <= 0)
        {
            return 0;
        }

        double index = 0;
        for (int bin = 0; bin < expected.Length; bin++)
        {
            double e = Math.Max(expected[bin] / all, LeastShare);
            double a = Math.Max(actual[bin] / seen, LeastShare);
            index += (a - e) * Math.Log(a / e);
        }

        return index;
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum;
    }
}

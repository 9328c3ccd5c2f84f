namespace BatteryTwin.Domain.Quality;

/// <summary>X-bar chart with a chart of the range (R) or of the standard deviation (S), from subgroups of one size.</summary>
/// <param name="Means">Mean of each subgroup.</param>
/// <param name="Spreads">Range or standard deviation of each subgroup.</param>
/// <param name="Sigma">Standard deviation within subgroups.</param>
/// <param name="MeanLimits">Limits of the means.</param>
/// <param name="SpreadLimits">Limits of the spreads.</param>
/// <param name="Subgroup">Values in a subgroup.</param>
public sealed record SubgroupChart(IReadOnlyList<double> Means, IReadOnlyList<double> Spreads, double Sigma, ControlLimits MeanLimits, ControlLimits SpreadLimits, int Subgroup)
{
    /// <summary>Means as standardised by their own standard deviation, for run rules.</summary>
    public IReadOnlyList<double> Standardised => [.. Means.Select(mean => (mean - MeanLimits.Centre) / (Sigma / Math.Sqrt(Subgroup)))];

    /// <summary>X-bar and R.</summary>
    /// <param name="subgroups">The subgroups, in the order of time.</param>
    /// <param name="reference">How many of the first ones the limits come from (phase I); all by default.</param>
    /// <exception cref="ArgumentException">No subgroups, or of different sizes.</exception>
    public static SubgroupChart OfRanges(IReadOnlyList<double[]> subgroups, int? reference = null)
    {
        int size = SizeOf(subgroups, reference);
        double[] ranges = [.. subgroups.Select(values => values.Max() - values.Min())];
        return Made(subgroups, reference, ranges, SpcConstants.D2(size), SpcConstants.A2(size), SpcConstants.D3(size), SpcConstants.D4(size));
    }

    /// <summary>X-bar and S.</summary>
    /// <param name="subgroups">The subgroups, in the order of time.</param>
    /// <param name="reference">How many of the first ones the limits come from (phase I); all by default.</param>
    /// <exception cref="ArgumentException">No subgroups, or of different sizes.</exception>
    public static SubgroupChart OfDeviations(IReadOnlyList<double[]> subgroups, int? reference = null)
    {
        int size = SizeOf(subgroups, reference);
        double[] deviations = [.. subgroups.Select(values => SampleSpread.Of(values))];
        return Made(subgroups, reference, deviations, SpcConstants.C4(size), SpcConstants.A3(size), SpcConstants.B3(size), SpcConstants.B4(size));
    }

    private static SubgroupChart Made(IReadOnlyList<double[]> subgroups, int? reference, double[] spreads, double bias, double ofMean, double lower, double upper)
    {
        int first = reference ?? subgroups.Count;
        double[] means = [.. subgroups.Select(values => values.Average())];
        double centre = means.Take(first).Average();
        double spread = spreads.Take(first).Average();
        return new(means, spreads, spread / bias, new(centre, centre - (ofMean * spread), centre + (ofMean * spread)), new(spread, lower * spread, upper * spread), subgroups[0].Length);
    }

    private static int SizeOf(IReadOnlyList<double[]> subgroups, int? reference)
    {
        ArgumentNullException.ThrowIfNull(subgroups);
        if (subgroups.Count == 0 || subgroups.Any(values => values.Length != subgroups[0].Length))
        {
            throw new ArgumentException("there must be subgroups, all of one size", nameof(subgroups));
        }

        return reference is null || (reference >= 1 && reference <= subgroups.Count) ? subgroups[0].Length : throw new ArgumentOutOfRangeException(nameof(reference), reference, "the limits come from at least one of the subgroups");
    }
}

namespace BatteryTwin.Domain.Quality;

/// <summary>Individual values with moving ranges of two (I-MR).</summary>
/// <param name="Values">The values, in the order of time.</param>
/// <param name="MovingRanges">Distance of each to the one before; one less than values.</param>
/// <param name="Sigma">Standard deviation from the moving ranges.</param>
/// <param name="ValueLimits">Limits of the values.</param>
/// <param name="RangeLimits">Limits of the moving ranges.</param>
public sealed record IndividualsChart(IReadOnlyList<double> Values, IReadOnlyList<double> MovingRanges, double Sigma, ControlLimits ValueLimits, ControlLimits RangeLimits)
{
    private const int Span = 2;

    /// <summary>Values as standardised, for run rules.</summary>
    public IReadOnlyList<double> Standardised => [.. Values.Select(value => (value - ValueLimits.Centre) / Sigma)];

    /// <param name="values">The values, in the order of time.</param>
    /// <param name="reference">How many of the first ones the limits come from; all by default.</param>
    /// <exception cref="ArgumentException">Fewer than two values.</exception>
    public static IndividualsChart Of(IReadOnlyList<double> values, int? reference = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        int first = reference ?? values.Count;
        if (first < Span || first > values.Count)
        {
            throw new ArgumentException("the limits need at least two of the values", nameof(values));
        }

        double[] ranges = [.. Enumerable.Range(1, values.Count - 1).Select(at => Math.Abs(values[at] - values[at - 1]))];
        double range = ranges.Take(first - 1).Average();
        double centre = values.Take(first).Average();
        double sigma = range / SpcConstants.D2(Span);
        return new(values, ranges, sigma, new(centre, centre - (3 * sigma), centre + (3 * sigma)), new(range, 0, SpcConstants.D4(Span) * range));
    }
}

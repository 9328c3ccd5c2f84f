namespace BatteryTwin.Domain.Quality;

/// <summary>Exponentially weighted moving average (Roberts 1959): small lasting shifts show soon.</summary>
/// <param name="Averages">The average after each value.</param>
/// <param name="Limits">Limits at each value; they widen to their asymptote.</param>
public sealed record EwmaChart(IReadOnlyList<double> Averages, IReadOnlyList<ControlLimits> Limits)
{
    /// <summary>Positions at which the average lies outside.</summary>
    public IReadOnlyList<int> Signals => [.. Enumerable.Range(0, Averages.Count).Where(at => Limits[at].IsOutside(Averages[at]))];

    /// <param name="values">Plotted values, in the order of time.</param>
    /// <param name="mean">Mean in control.</param>
    /// <param name="sigma">Standard deviation of a plotted value in control.</param>
    /// <param name="weight">Weight of the newest value.</param>
    /// <param name="width">Limits in standard deviations of the average.</param>
    /// <param name="isExact">Limits of the first values are narrower, as their averages' deviations are; otherwise the asymptote throughout.</param>
    /// <exception cref="ArgumentOutOfRangeException">Weight outside (0, 1], or a spread or width that is not positive.</exception>
    public static EwmaChart Of(IReadOnlyList<double> values, double mean, double sigma, double weight = 0.2, double width = 2.859, bool isExact = true)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sigma);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weight);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(weight, 1);
        double[] averages = new double[values.Count];
        ControlLimits[] limits = new ControlLimits[values.Count];
        double average = mean;
        for (int at = 0; at < values.Count; at++)
        {
            average += weight * (values[at] - average);
            averages[at] = average;
            double share = isExact ? 1 - Math.Pow(1 - weight, 2 * (at + 1)) : 1;
            double half = width * sigma * Math.Sqrt(weight / (2 - weight) * share);
            limits[at] = new(mean, mean - half, mean + half);
        }

        return new(averages, limits);
    }
}

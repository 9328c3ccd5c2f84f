namespace BatteryTwin.Domain.Quality;

/// <summary>Shares of defective units (p) or defects per unit (u), with limits for each sample's size.</summary>
/// <param name="Rates">Rate of each sample.</param>
/// <param name="Limits">Its limits; the lower one not below 0.</param>
public sealed record AttributeChart(IReadOnlyList<double> Rates, IReadOnlyList<ControlLimits> Limits)
{
    public IReadOnlyList<int> Signals => [.. Enumerable.Range(0, Rates.Count).Where(at => Limits[at].IsOutside(Rates[at]))];

    /// <summary>p chart: <paramref name="defectives"/> of <paramref name="sizes"/>.</summary>
    public static AttributeChart OfDefectives(IReadOnlyList<int> defectives, IReadOnlyList<int> sizes) => Of(defectives, sizes, rate => rate * (1 - rate));

    /// <summary>u chart: <paramref name="defects"/> on <paramref name="units"/>.</summary>
    public static AttributeChart OfDefects(IReadOnlyList<int> defects, IReadOnlyList<int> units) => Of(defects, units, rate => rate);

    private static AttributeChart Of(IReadOnlyList<int> counts, IReadOnlyList<int> sizes, Func<double, double> variance)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(sizes);
        if (counts.Count == 0 || counts.Count != sizes.Count || sizes.Any(size => size <= 0) || counts.Any(count => count < 0))
        {
            throw new ArgumentException("every sample needs a count and a positive size", nameof(counts));
        }

        double rate = counts.Sum(count => (double)count) / sizes.Sum(size => (double)size);
        return new([.. counts.Select((count, at) => (double)count / sizes[at])], [.. sizes.Select(size => Around(rate, 3 * Math.Sqrt(variance(rate) / size)))]);
    }

    private static ControlLimits Around(double rate, double half) => new(rate, Math.Max(0, rate - half), rate + half);
}

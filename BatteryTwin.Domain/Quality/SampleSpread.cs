namespace BatteryTwin.Domain.Quality;

/// <summary>Sample standard deviation.</summary>
internal static class SampleSpread
{
    public static double Of(IReadOnlyCollection<double> values)
    {
        double mean = values.Average();
        return values.Count < 2 ? 0 : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }

    /// <summary>Pooled over subgroups, each about its own mean.</summary>
    public static double Pooled(IReadOnlyList<double[]> subgroups) =>
        Math.Sqrt(subgroups.Sum(values => Math.Pow(Of(values), 2) * (values.Length - 1)) / subgroups.Sum(values => values.Length - 1));
}

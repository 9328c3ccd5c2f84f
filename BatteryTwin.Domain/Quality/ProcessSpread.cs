namespace BatteryTwin.Domain.Quality;

/// <summary>Estimates of a process' standard deviation from subgroups.</summary>
/// <param name="ByRange">Mean range over d2.</param>
/// <param name="ByDeviation">Mean standard deviation over c4.</param>
/// <param name="Pooled">Pooled within subgroups.</param>
/// <param name="Overall">Of all values together; below the spread within, the sampling mixes streams.</param>
public sealed record ProcessSpread(double ByRange, double ByDeviation, double Pooled, double Overall)
{
    public static ProcessSpread Of(IReadOnlyList<double[]> subgroups) => new(
        SubgroupChart.OfRanges(subgroups).Sigma, SubgroupChart.OfDeviations(subgroups).Sigma, SampleSpread.Pooled(subgroups), SampleSpread.Of([.. subgroups.SelectMany(values => values)]));
}

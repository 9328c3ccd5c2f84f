namespace BatteryTwin.Web.State.Forecasts;

/// <summary>What the fan of one component shows.</summary>
/// <param name="Row">Its forecast.</param>
/// <param name="Past">Earlier forecasts, oldest first.</param>
/// <param name="PastFault">Why earlier forecasts are missing; null when they could be read.</param>
/// <param name="From">Left end of the time axis.</param>
/// <param name="To">Right end of the time axis.</param>
public sealed record LifeFanView(ForecastRow Row, IReadOnlyList<LifePoint> Past, string? PastFault, DateTimeOffset From, DateTimeOffset To)
{
    private static readonly TimeSpan[] s_ages =
        [TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(7), TimeSpan.FromDays(14), TimeSpan.FromDays(30)];

    private static readonly double[] s_coverages = [0.95, 0.8, 0.5];

    /// <summary>The way from the first sign of a failure to it; null while there is no sign.</summary>
    public FailureCourse? Course { get; init; }

    /// <summary>Bands of the fan, widest first, with their coverage; only those that the distribution reaches.</summary>
    public IEnumerable<(double Coverage, double LowHours, double HighHours)> Bands =>
        s_coverages.Select(coverage => (coverage, Row.Life.Central(coverage))).Where(band => band.Item2 is not null).Select(band => (band.coverage, band.Item2!.Value.Low, band.Item2.Value.High))
            .DefaultIfEmpty((Row.Forecast.Level, Row.Forecast.LowerHours ?? 0, Row.Forecast.UpperHours ?? Row.Forecast.RulHours ?? 0));

    /// <summary>What forecasts of some earlier times said, newest first.</summary>
    public IEnumerable<PastForecast> Compared()
    {
        LifePoint? last = null;
        foreach (TimeSpan age in s_ages)
        {
            LifePoint? point = Past.Where(point => point.Time <= Row.At - age).Select(point => (LifePoint?)point).LastOrDefault();
            if (point is { } earlier && point != last)
            {
                last = point;
                yield return Compare(earlier);
            }
        }
    }

    private PastForecast Compare(LifePoint point)
    {
        Domain.Maintenance.RunningTime running = new(point.Time, Row.Use.Assumed, Row.Stops);
        DateTimeOffset? low = point.LowerHours is { } lower ? running.At(lower) : null;
        DateTimeOffset? high = point.UpperHours is { } upper ? running.At(upper) : null;
        return new(point.Time, point.RulHours, low, running.At(point.RulHours), high, low is null || high is null || Row.Median is null ? null : Row.Median >= low && Row.Median <= high);
    }
}

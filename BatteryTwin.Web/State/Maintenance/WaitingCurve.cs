using BatteryTwin.Domain.Maintenance.Risk;

namespace BatteryTwin.Web.State.Maintenance;

/// <summary>What waiting with a job costs, from now on, for drawing.</summary>
/// <param name="Now">Where the curve begins.</param>
/// <param name="Points">Calendar time and expected cost.</param>
/// <param name="Best">The cheapest time.</param>
/// <param name="BestCost">Its cost.</param>
/// <param name="FlatFrom">From here …</param>
/// <param name="FlatTo">… to here the cost exceeds the least by no more than <paramref name="Tolerance"/>.</param>
/// <param name="Tolerance">Money.</param>
/// <param name="Costs">Planned and failure cost.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record WaitingCurve(
    DateTimeOffset Now,
    IReadOnlyList<(DateTimeOffset Time, WaitingCostPoint Cost)> Points,
    DateTimeOffset Best,
    double BestCost,
    DateTimeOffset FlatFrom,
    DateTimeOffset FlatTo,
    double Tolerance,
    ReplacementCosts Costs,
    string Currency)
{
    private const int PointCount = 97;
    private const double LongestHours = 672;

    public DateTimeOffset End => Points[^1].Time;

    public double MostCost => Points.Max(point => point.Cost.Total);

    /// <summary>Expected cost at a time within the curve.</summary>
    public double CostAt(DateTimeOffset time)
    {
        int at = 0;
        while (at < Points.Count - 2 && Points[at + 1].Time < time)
        {
            at++;
        }

        double share = Math.Clamp((time - Points[at].Time) / (Points[at + 1].Time - Points[at].Time), 0, 1);
        return Points[at].Cost.Total + (share * (Points[at + 1].Cost.Total - Points[at].Cost.Total));
    }

    /// <summary>The curve from now on, as far as four weeks or, where all is decided earlier, as far as that.</summary>
    /// <param name="cost">The cost of waiting.</param>
    /// <param name="from">When its hours begin to count.</param>
    /// <param name="now">Now.</param>
    /// <param name="currency">ISO 4217.</param>
    public static WaitingCurve Of(WaitingCost cost, DateTimeOffset from, DateTimeOffset now, string currency)
    {
        double passed = Math.Max(0, (now - from).TotalHours);
        double length = 24;
        while (length < LongestHours && cost.At(passed + length).FailureProbability < 0.9)
        {
            length *= 1.25;
        }

        length = Math.Min(length, LongestHours);
        WaitingOptimum optimum = cost.Optimum(passed + length);
        (double best, double flatFrom, double flatTo) = (Math.Max(passed, optimum.Best.Hours), Math.Max(passed, optimum.FlatFromHours), Math.Max(passed, optimum.FlatToHours));
        return new(
            now,
            [.. Enumerable.Range(0, PointCount).Select(i => passed + (length * i / (PointCount - 1))).Select(hours => (from.AddHours(hours), cost.At(hours)))],
            from.AddHours(best),
            cost.At(best).Total,
            from.AddHours(flatFrom),
            from.AddHours(flatTo),
            optimum.Tolerance,
            cost.Costs,
            currency);
    }
}

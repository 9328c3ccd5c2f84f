namespace BatteryTwin.Domain.Maintenance.Risk;

/// <summary>
/// When to replace so that the cost per running hour is least: (cp·S(t) + cf·F(t)) / (a + ∫S), a = hours already run. With a = 0 and the life of a new item it is age replacement
/// (Barlow and Proschan, 1965); with the residual life of a running one it is the stop rule h(t)(a + ∫S) − F(t) = cp/(cf − cp).
/// </summary>
public static class ReplacementRule
{
    private const int ScanSteps = 2_000;
    private const double LastQuantile = 1 - 1e-9;

    /// <summary>Cost per running hour when replaced after <paramref name="runHours"/> or at failure.</summary>
    public static double CostPerHour(ILifeDistribution life, ReplacementCosts costs, double runHours, double ageHours = 0)
    {
        double failed = life.FailureProbability(runHours);
        return ((costs.Planned * (1 - failed)) + (costs.Failure * failed)) / (ageHours + life.ExpectedRunHours(runHours));
    }

    /// <summary>The best time to replace an item.</summary>
    /// <param name="life">Life from now on.</param>
    /// <param name="costs">Planned and failure cost.</param>
    /// <param name="ageHours">Running hours already behind it; 0 for a new item.</param>
    /// <exception cref="ArgumentOutOfRangeException">A cost is not above 0, or the age is negative.</exception>
    public static ReplacementPlan Best(ILifeDistribution life, ReplacementCosts costs, double ageHours = 0)
    {
        ArgumentNullException.ThrowIfNull(life);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(costs.Planned);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(costs.Failure);
        ArgumentOutOfRangeException.ThrowIfNegative(ageHours);
        double toFailure = costs.Failure / (ageHours + life.MeanHours);
        if (costs.Failure <= costs.Planned)
        {
            return new(null, toFailure, toFailure, 1, life.MeanHours);
        }

        double end = life.QuantileHours(LastQuantile);
        (double at, double cost) = Least(hours => hours == 0 && ageHours == 0 ? double.PositiveInfinity : CostPerHour(life, costs, hours, ageHours), end);

        // The cost curve of an item that does not wear falls to the very end.
        return cost >= toFailure * (1 - 1e-9) || at >= end * (1 - 1e-6)
            ? new(null, toFailure, toFailure, 1, life.MeanHours)
            : new(at, cost, toFailure, life.FailureProbability(at), life.ExpectedRunHours(at));
    }

    /// <summary>The least value of a function over [0, end]: a scan, then golden section around its best step.</summary>
    internal static (double At, double Value) Least(Func<double, double> function, double end)
    {
        (int best, double least) = (0, function(0));
        for (int i = 1; i <= ScanSteps; i++)
        {
            double value = function(Step(i, end));
            (best, least) = value < least ? (i, value) : (best, least);
        }

        (double low, double high) = (Step(Math.Max(0, best - 1), end), Step(Math.Min(ScanSteps, best + 1), end));
        double ratio = (Math.Sqrt(5) - 1) / 2;
        for (int i = 0; i < 200 && high - low > 1e-12 * end; i++)
        {
            (double left, double right) = (high - (ratio * (high - low)), low + (ratio * (high - low)));
            (low, high) = function(left) <= function(right) ? (low, right) : (left, high);
        }

        double refined = function((low + high) / 2);
        return refined < least ? ((low + high) / 2, refined) : (Step(best, end), least);
    }

    /// <summary>Steps that are fine near 0, where the optimum of an expensive failure lies.</summary>
    private static double Step(int i, double end) => end * Math.Pow(i / (double)ScanSteps, 2);
}

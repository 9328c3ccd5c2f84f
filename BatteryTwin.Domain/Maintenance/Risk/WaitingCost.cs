namespace BatteryTwin.Domain.Maintenance.Risk;

/// <summary>
/// Expected cost of a job as a function of when it is done: F(t)·cf + S(t)·cp + g·∫_t^∞ S, with F of the remaining life at the running hours until then and g the worth of an hour of
/// life. With g = the least long-run cost per hour (<see cref="ReplacementRule"/>) its optimum is that rule's: both have dE/dt = f(cf − cp) − g·S = 0.
/// </summary>
public sealed class WaitingCost
{
    private readonly ILifeDistribution _life;
    private readonly double _runningShare;

    /// <param name="life">Remaining life, running hours.</param>
    /// <param name="costs">Planned and failure cost.</param>
    /// <param name="runningShare">Running hours per calendar hour, above 0 and up to 1.</param>
    /// <param name="lifeValuePerHour">Worth of a running hour of the part's life, in the costs' currency; 0 when nothing is known.</param>
    /// <exception cref="ArgumentOutOfRangeException">A cost or the worth is negative, or the share is out of range.</exception>
    public WaitingCost(ILifeDistribution life, ReplacementCosts costs, double runningShare = 1, double lifeValuePerHour = 0)
    {
        ArgumentNullException.ThrowIfNull(life);
        ArgumentOutOfRangeException.ThrowIfNegative(costs.Planned);
        ArgumentOutOfRangeException.ThrowIfNegative(costs.Failure);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(runningShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(runningShare, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(lifeValuePerHour);
        (_life, Costs, _runningShare, LifeValuePerHour) = (life, costs, runningShare, lifeValuePerHour);
    }

    public ReplacementCosts Costs { get; }

    /// <summary>Worth of a running hour of the part's life.</summary>
    public double LifeValuePerHour { get; }

    /// <summary>Expected cost of doing it after so many calendar hours.</summary>
    public WaitingCostPoint At(double hours)
    {
        double running = Math.Max(0, hours) * _runningShare;
        double failed = _life.FailureProbability(running);
        double perHour = _runningShare * ((_life.Density(running) * (Costs.Failure - Costs.Planned)) - (LifeValuePerHour * (1 - failed)));
        return new(hours, failed, failed * Costs.Failure, (1 - failed) * Costs.Planned, LifeValuePerHour * Math.Max(0, _life.MeanHours - _life.ExpectedRunHours(running)), perHour);
    }

    /// <summary>Probability that what has not failed after so many calendar hours fails within some more.</summary>
    public double FailsWithin(double fromHours, double hours)
    {
        double surviving = 1 - At(fromHours).FailureProbability;
        return surviving <= 0 ? 1 : Math.Clamp((At(fromHours + hours).FailureProbability - At(fromHours).FailureProbability) / surviving, 0, 1);
    }

    /// <summary>What one more day of waiting costs, when it has not failed after so many calendar hours.</summary>
    public WaitingDay NextDay(double fromHours)
    {
        (double from, double to) = (Math.Max(0, fromHours) * _runningShare, (Math.Max(0, fromHours) + WaitingDay.Hours) * _runningShare);
        double surviving = 1 - _life.FailureProbability(from);
        double used = surviving <= 0 ? 0 : (_life.ExpectedRunHours(to) - _life.ExpectedRunHours(from)) / surviving;
        double fails = FailsWithin(fromHours, WaitingDay.Hours);
        return new(fails, fails * (Costs.Failure - Costs.Planned), LifeValuePerHour * used);
    }

    /// <summary>Points evenly spaced over [0, horizon], both ends included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two points.</exception>
    public IReadOnlyList<WaitingCostPoint> Curve(double horizonHours, int points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        return [.. Enumerable.Range(0, points).Select(i => At(horizonHours * i / (points - 1)))];
    }

    /// <summary>The best time within a horizon, and the stretch around it in which the cost hardly differs.</summary>
    /// <param name="horizonHours">Calendar hours to look ahead.</param>
    /// <param name="flatShare">Share of the planned cost by which the cost may exceed the least and still counts as flat.</param>
    public WaitingOptimum Optimum(double horizonHours, double flatShare = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(horizonHours);
        (double best, double cost) = ReplacementRule.Least(hours => At(hours).Total, horizonHours);
        double tolerance = flatShare * Costs.Planned;
        return new(At(best), Edge(best, 0, cost + tolerance), Edge(best, horizonHours, cost + tolerance), tolerance);
    }

    /// <summary>The first place on the way from the optimum to an end at which the cost exceeds a limit; the end when there is none.</summary>
    private double Edge(double from, double end, double limit)
    {
        const int Steps = 1_000;
        double inside = from;
        for (int i = 1; i <= Steps; i++)
        {
            double next = from + ((end - from) * i / Steps);
            if (At(next).Total <= limit)
            {
                inside = next;
                continue;
            }

            for (int halving = 0; halving < 50; halving++)
            {
                double middle = (inside + next) / 2;
                (inside, next) = At(middle).Total <= limit ? (middle, next) : (inside, middle);
            }

            return inside;
        }

        return end;
    }
}

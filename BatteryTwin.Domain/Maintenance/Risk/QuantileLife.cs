namespace BatteryTwin.Domain.Maintenance.Risk;

/// <summary>
/// A remaining life known by quantiles, as a forecast states it. Between them the failure probability is a monotone cubic (Fritsch and Carlson, 1980), from probability 0 at
/// 0 hours; beyond the last one it is assumed that items go on failing at the mean hazard since the median, because nothing is known there.
/// </summary>
public sealed class QuantileLife : ILifeDistribution
{
    private const double HighestProbability = 0.999999;
    private const double MostHours = 1e9;
    private const double LeastDistance = 1e-9;

    private readonly double[] _hours;
    private readonly double[] _failed;
    private readonly double[] _slopes;
    private readonly double[] _runHours;
    private readonly double _tailHazard;

    /// <param name="points">Quantiles; sorted by probability they must ascend in hours. Points less than 1e-9 h apart count once, with the higher probability.</param>
    /// <exception cref="ArgumentException">There are fewer than two, or they do not ascend, or are out of range; the message says which.</exception>
    public QuantileLife(IEnumerable<LifePoint> points)
    {
        List<LifePoint> knots = Knots(points);
        _hours = [.. knots.Select(knot => knot.Hours)];
        _failed = [.. knots.Select(knot => knot.Probability)];
        _slopes = Slopes(_hours, _failed);
        _runHours = new double[_hours.Length];
        for (int i = 1; i < _hours.Length; i++)
        {
            _runHours[i] = _runHours[i - 1] + Run(i - 1, _hours[i] - _hours[i - 1]);
        }

        LastKnownHours = _hours[^1];
        _tailHazard = TailHazard();
    }

    /// <summary>Hours of the last quantile; what is said beyond rests on an assumption.</summary>
    public double LastKnownHours { get; }

    /// <summary>Share of the items whose failure lies beyond the last quantile.</summary>
    public double TailProbability => 1 - _failed[^1];

    public double MeanHours => _runHours[^1] + (TailProbability / _tailHazard);

    public double FailureProbability(double hours)
    {
        if (hours < 0)
        {
            return 0;
        }

        if (hours >= LastKnownHours)
        {
            return 1 - (TailProbability * Math.Exp(-_tailHazard * (hours - LastKnownHours)));
        }

        (int at, double into, double width) = Place(hours);
        double u = into / width;
        return _failed[at] + (width * ((_slopes[at] * u * (1 - u) * (1 - u)) - (_slopes[at + 1] * u * u * (1 - u)))) + ((_failed[at + 1] - _failed[at]) * u * u * (3 - (2 * u)));
    }

    public double Density(double hours)
    {
        if (hours < 0)
        {
            return 0;
        }

        if (hours >= LastKnownHours)
        {
            return _tailHazard * (1 - FailureProbability(hours));
        }

        (int at, double into, double width) = Place(hours);
        double u = into / width;
        return Math.Max(0, ((_failed[at + 1] - _failed[at]) * 6 * u * (1 - u) / width) + (_slopes[at] * (1 - u) * (1 - (3 * u))) + (_slopes[at + 1] * u * ((3 * u) - 2)));
    }

    public double ExpectedRunHours(double hours)
    {
        if (hours <= 0)
        {
            return 0;
        }

        if (hours >= LastKnownHours)
        {
            return _runHours[^1] + (TailProbability * -ExpM1(-_tailHazard * (hours - LastKnownHours)) / _tailHazard);
        }

        (int at, double into, _) = Place(hours);
        return _runHours[at] + Run(at, into);
    }

    public double QuantileHours(double probability)
    {
        if (probability <= _failed[0])
        {
            return 0;
        }

        if (probability >= _failed[^1])
        {
            return LastKnownHours + (Math.Log(TailProbability / Math.Max(1 - probability, 1e-300)) / _tailHazard);
        }

        (double low, double high) = (0, LastKnownHours);
        for (int i = 0; i < 100 && high - low > 1e-12 * high; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = FailureProbability(middle) < probability ? (middle, high) : (low, middle);
        }

        return high;
    }

    private static List<LifePoint> Knots(IEnumerable<LifePoint> points)
    {
        List<LifePoint> knots = [new(0, 0)];
        int given = 0;
        foreach (LifePoint point in points.OrderBy(point => point.Probability).ThenBy(point => point.Hours))
        {
            given++;
            if (!(point.Probability is >= 0 and <= 1) || !(point.Hours is >= 0 and <= MostHours))
            {
                throw new ArgumentException($"the quantile ({point.Probability}, {point.Hours} h) is none: the probability lies in 0..1, the hours in 0..1e9", nameof(points));
            }

            if (point.Hours < knots[^1].Hours)
            {
                throw new ArgumentException($"quantiles cross: {point.Hours} h at probability {point.Probability} after {knots[^1].Hours} h at {knots[^1].Probability}", nameof(points));
            }

            // A failure for sure has no hazard beyond it; the highest probability kept leaves one.
            LifePoint kept = point with { Probability = Math.Min(point.Probability, HighestProbability) };
            if (kept.Hours - knots[^1].Hours < LeastDistance)
            {
                knots[^1] = kept with { Hours = knots[^1].Hours };
            }
            else
            {
                knots.Add(kept);
            }
        }

        return given >= 2 && knots.Count >= 2 && knots[^1].Probability > 0 ? knots : throw new ArgumentException("a distribution needs at least two quantiles at different hours, one above probability 0", nameof(points));
    }

    /// <summary>Slopes at the knots that keep the cubic monotone: weighted harmonic means (Fritsch and Butland, 1984).</summary>
    private static double[] Slopes(double[] x, double[] y)
    {
        int last = x.Length - 1;
        double[] slopes = new double[x.Length];
        for (int i = 1; i < last; i++)
        {
            (double before, double after) = ((y[i] - y[i - 1]) / (x[i] - x[i - 1]), (y[i + 1] - y[i]) / (x[i + 1] - x[i]));
            (double left, double right) = (x[i] - x[i - 1], x[i + 1] - x[i]);
            slopes[i] = before <= 0 || after <= 0 ? 0 : 3 * (left + right) / ((((2 * right) + left) / before) + ((right + (2 * left)) / after));
        }

        // At the ends the chord of the only segment: at most three times it, so monotone.
        slopes[0] = (y[1] - y[0]) / (x[1] - x[0]);
        slopes[last] = (y[last] - y[last - 1]) / (x[last] - x[last - 1]);
        return slopes;
    }

    private double TailHazard()
    {
        double median = _failed[^1] > 0.5 ? QuantileHours(0.5) : 0;
        double since = Math.Log((1 - FailureProbability(median)) / TailProbability) / (LastKnownHours - median);
        return double.IsFinite(since) && since > 0 ? since : 1 / LastKnownHours;
    }

    private static double ExpM1(double x) => Math.Abs(x) < 1e-5 ? x * (1 + (x / 2) + (x * x / 6)) : Math.Exp(x) - 1;

    private (int At, double Into, double Width) Place(double hours)
    {
        int found = Array.BinarySearch(_hours, hours);
        int at = Math.Clamp(found >= 0 ? found : ~found - 1, 0, _hours.Length - 2);
        return (at, hours - _hours[at], _hours[at + 1] - _hours[at]);
    }

    /// <summary>Integral of the survival over the first hours of a segment, in closed form.</summary>
    private double Run(int at, double into)
    {
        double width = _hours[at + 1] - _hours[at];
        double u = into / width;
        (double u2, double u3, double u4) = (u * u, u * u * u, u * u * u * u);
        double failed = (_failed[at] * u)
            + (width * ((_slopes[at] * ((u2 / 2) - (2 * u3 / 3) + (u4 / 4))) - (_slopes[at + 1] * ((u3 / 3) - (u4 / 4)))))
            + ((_failed[at + 1] - _failed[at]) * (u3 - (u4 / 2)));
        return width * (u - failed);
    }
}

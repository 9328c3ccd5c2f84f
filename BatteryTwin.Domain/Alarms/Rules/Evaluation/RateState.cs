using System.Globalization;
using BatteryTwin.Domain.Alarms.Rules.Conditions;

namespace BatteryTwin.Domain.Alarms.Rules.Evaluation;

/// <summary>Means of the sixtieths of a window that moves with the values, and the straight line through them.</summary>
internal sealed class RateState(RateCondition condition, TimeSpan staleAfter) : ConditionState
{
    private const int Buckets = 60;

    /// <summary>Share of the window that must be covered before a slope means anything.</summary>
    private const double LeastCover = 0.8;

    private const double HoursPerNs = 1 / 3.6e12;

    private readonly long _bucketNs = Math.Max(1, condition.Window.Ticks * 100 / Buckets);
    private readonly (long Number, double Sum, double TimeSum, int Count)[] _ring = Enumerable.Repeat((long.MinValue, 0.0, 0.0, 0), Buckets + 1).ToArray();
    private long _lastNs = long.MinValue;
    private double? _perHour;
    private bool? _holds;

    public override bool? Holds => _holds;

    public override long ValidUntilNs => _holds is null ? long.MinValue : After(_lastNs, staleAfter);

    public override string Evidence => string.Create(
        CultureInfo.InvariantCulture,
        $"{condition.Field} changes by {_perHour:0.#####} an hour over {condition.Window:c}, limit {(condition.Direction == RuleDirection.Above ? "above" : "below")} {condition.LimitPerHour:0.#####}");

    public override void Add(int slot, long timeNs, double value, bool held)
    {
        if (timeNs < _lastNs)
        {
            return;
        }

        _lastNs = timeNs;
        long number = Math.DivRem(timeNs, _bucketNs, out long offset);
        if (offset < 0)
        {
            number--;
        }

        int place = (int)(((number % (Buckets + 1)) + Buckets + 1) % (Buckets + 1));
        (long Number, double Sum, double TimeSum, int Count) bucket = _ring[place].Number == number ? _ring[place] : (number, 0, 0, 0);
        _ring[place] = (number, bucket.Sum + value, bucket.TimeSum + ((timeNs - (number * _bucketNs)) * HoursPerNs), bucket.Count + 1);
        _perHour = Slope(number);
        _holds = _perHour is { } rate ? Beyond(condition.Direction, rate, condition.LimitPerHour, condition.Hysteresis, held || _holds == true) : null;
    }

    /// <summary>Least squares over the buckets' means, in units an hour; null when they cover too little.</summary>
    private double? Slope(long newest)
    {
        double n = 0, sumT = 0, sumV = 0, sumTT = 0, sumTV = 0, first = double.MaxValue, last = double.MinValue;
        foreach ((long number, double sum, double timeSum, int count) in _ring)
        {
            if (count == 0 || number > newest || number < newest - Buckets)
            {
                continue;
            }

            double t = ((number - newest) * _bucketNs * HoursPerNs) + (timeSum / count);
            double v = sum / count;
            (n, sumT, sumV, sumTT, sumTV) = (n + 1, sumT + t, sumV + v, sumTT + (t * t), sumTV + (t * v));
            (first, last) = (Math.Min(first, t), Math.Max(last, t));
        }

        double spread = (n * sumTT) - (sumT * sumT);
        return n >= 3 && last - first >= LeastCover * condition.Window.TotalHours && spread > 0 ? ((n * sumTV) - (sumT * sumV)) / spread : null;
    }
}

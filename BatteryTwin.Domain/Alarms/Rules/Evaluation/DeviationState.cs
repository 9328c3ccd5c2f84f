using System.Globalization;
using BatteryTwin.Domain.Alarms.Rules.Conditions;

namespace BatteryTwin.Domain.Alarms.Rules.Evaluation;

/// <summary>Exponentially weighted mean and variance, learned from what the value did before.</summary>
internal sealed class DeviationState(DeviationCondition condition, TimeSpan staleAfter) : ConditionState
{
    private const int LeastValues = 30;

    private readonly double _learningNs = condition.Learning.Ticks * 100.0;
    private long _firstNs = long.MinValue;
    private long _lastNs = long.MinValue;
    private double _last;
    private double _mean;
    private double _variance;
    private long _count;
    private double _deviations;
    private bool? _holds;

    public override bool? Holds => _holds;

    public override long ValidUntilNs => _holds is null ? long.MinValue : After(_lastNs, staleAfter);

    public override string Evidence => string.Create(
        CultureInfo.InvariantCulture,
        $"{condition.Field} is {_last:0.#####}, {Math.Abs(_deviations):0.#} standard deviations {(_deviations < 0 ? "below" : "above")} the expected value (limit {condition.Factor:0.##})");

    public override void Add(int slot, long timeNs, double value, bool held)
    {
        if (timeNs < _lastNs)
        {
            return;
        }

        if (_count == 0)
        {
            (_firstNs, _mean) = (timeNs, value);
        }

        double spread = Math.Max(Math.Sqrt(_variance), condition.LeastSpread);
        double deviation = value - _mean;
        bool knows = _count >= LeastValues && timeNs - _firstNs >= _learningNs / 4 && spread > 0;
        if (knows)
        {
            _deviations = deviation / spread;
            _holds = Math.Abs(_deviations) > condition.Factor - (held || _holds == true ? condition.Hysteresis : 0);
        }

        // A fault must not soon be the normal: it moves what is expected by one spread per time constant, and the spread not at all.
        bool isStrange = knows && Math.Abs(deviation) > condition.Factor * spread;

        // The first values weigh equally; later ones by the time they stand for.
        double weight = _count == 0 ? 1 : Math.Max(1 - Math.Exp(-(timeNs - _lastNs) / _learningNs), 1.0 / (Math.Min(_count, LeastValues * 10) + 1) * (knows ? 0 : 1));
        _mean += weight * (isStrange ? Math.CopySign(spread, deviation) : deviation);
        _variance = isStrange ? _variance : (1 - weight) * (_variance + (weight * deviation * deviation));
        (_lastNs, _last) = (timeNs, value);
        _count++;
    }
}

using System.Globalization;
using BatteryTwin.Domain.Alarms.Rules.Conditions;

namespace BatteryTwin.Domain.Alarms.Rules.Evaluation;

/// <summary>Lower ends of the intervals of earlier forecasts, at most so many of them, and the newest median.</summary>
internal sealed class ForecastState(ForecastCondition condition, TimeSpan staleAfter) : ConditionState
{
    private const int MostSamples = 200;
    private const double HoursPerNs = 1 / 3.6e12;

    private readonly Queue<(long TimeNs, double LowerHours)> _earlier = new();
    private readonly long _lookbackNs = condition.Lookback.Ticks * 100;
    private readonly long _spacingNs = condition.Lookback.Ticks * 100 * 2 / MostSamples;
    private long _lastKeptNs = long.MinValue;
    private long _lastNs = long.MinValue;
    private double _median;
    private double _bound;
    private bool? _holds;

    public override bool? Holds => _holds;

    // Forecasts are written when they change; one holds until the next.
    public override long ValidUntilNs => _holds is null ? long.MinValue : After(_lastNs, staleAfter > condition.Lookback ? staleAfter : condition.Lookback);

    public override string Evidence => string.Create(
        CultureInfo.InvariantCulture,
        $"{condition.Component} is judged to have {_median:0} h left, where the interval of the forecast {condition.Lookback:c} before allowed no less than {_bound:0} h");

    public override void Add(int slot, long timeNs, double value, bool held)
    {
        if (slot == 1)
        {
            Keep(timeNs, value);
            return;
        }

        if (timeNs < _lastNs)
        {
            return;
        }

        (_lastNs, _median) = (timeNs, value);
        while (_earlier.Count > 1 && _earlier.ElementAt(1).TimeNs <= timeNs - _lookbackNs)
        {
            _earlier.Dequeue();
        }

        if (!_earlier.TryPeek(out (long TimeNs, double LowerHours) then) || then.TimeNs > timeNs - _lookbackNs)
        {
            _holds = null;
            return;
        }

        _bound = then.LowerHours - ((timeNs - then.TimeNs) * HoursPerNs);
        _holds = _median < _bound - condition.MarginHours + (held || _holds == true ? condition.Hysteresis : 0);
    }

    private void Keep(long timeNs, double lowerHours)
    {
        if (_lastKeptNs != long.MinValue && timeNs - _lastKeptNs < _spacingNs)
        {
            return;
        }

        if (_earlier.Count == MostSamples)
        {
            _earlier.Dequeue();
        }

        _earlier.Enqueue((timeNs, lowerHours));
        _lastKeptNs = timeNs;
    }
}

using System.Globalization;
using BatteryTwin.Domain.Alarms.Rules.Conditions;

namespace BatteryTwin.Domain.Alarms.Rules.Evaluation;

/// <summary>The last value, against its limit.</summary>
internal sealed class ThresholdState(ThresholdCondition condition, TimeSpan staleAfter) : ConditionState
{
    private long _lastNs = long.MinValue;
    private double _last;
    private bool? _holds;

    public override bool? Holds => _holds;

    public override long ValidUntilNs => _holds is null ? long.MinValue : After(_lastNs, staleAfter);

    public override string Evidence => string.Create(
        CultureInfo.InvariantCulture,
        $"{condition.Field} is {_last:0.#####}, limit {(condition.Direction == RuleDirection.Above ? "above" : "below")} {condition.Limit:0.#####}");

    public override void Add(int slot, long timeNs, double value, bool held)
    {
        if (timeNs < _lastNs)
        {
            return;
        }

        (_lastNs, _last) = (timeNs, value);
        // Within the hysteresis the condition stays what it was, also while a delay runs.
        _holds = Beyond(condition.Direction, value, condition.Limit, condition.Hysteresis, held || _holds == true);
    }
}

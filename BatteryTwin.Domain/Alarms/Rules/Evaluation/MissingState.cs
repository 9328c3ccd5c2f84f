using System.Globalization;
using BatteryTwin.Domain.Alarms.Rules.Conditions;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Domain.Alarms.Rules.Evaluation;

/// <summary>When the last value came.</summary>
internal sealed class MissingState(MissingCondition condition) : ConditionState
{
    private long _lastNs = long.MinValue;
    private bool? _holds;

    public override bool? Holds => _holds;

    public override long ValidUntilNs => _holds is null ? long.MinValue : long.MaxValue;

    public override long ChangesAtNs => _holds == false ? After(_lastNs, condition.After) : long.MaxValue;

    public override string Evidence => string.Create(CultureInfo.InvariantCulture, $"{condition.Field} has had no value since {EpochTime.ToRfc3339(_lastNs)}, longer than {condition.After:c}");

    public override void Add(int slot, long timeNs, double value, bool held)
    {
        _lastNs = Math.Max(_lastNs, timeNs);
        _holds = false;
    }

    public override void Advance(long timeNs)
    {
        if (_holds is not null)
        {
            _holds = timeNs >= After(_lastNs, condition.After);
        }
    }
}

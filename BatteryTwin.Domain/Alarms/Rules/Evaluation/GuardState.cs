using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Domain.Alarms.Rules.Evaluation;

/// <summary>What a guard knows of one place.</summary>
/// <param name="guard">The guard.</param>
/// <param name="staleAfter">A reading says nothing any more after this time.</param>
internal sealed class GuardState(RuleGuard guard, TimeSpan staleAfter)
{
    private long? _lastNs;
    private bool _works;
    private long _settledNs = long.MinValue;

    /// <summary>Takes a value of the guard's field; values older than the last one are passed over.</summary>
    public void Add(long timeNs, double value)
    {
        if (timeNs < _lastNs)
        {
            return;
        }

        bool works = guard.Direction == RuleDirection.Above ? value > guard.Limit : value < guard.Limit;
        // Who is found working at the first sight may have worked for long.
        if (works && !_works && _lastNs is not null)
        {
            _settledNs = timeNs + EpochTime.ToNs(guard.Settle);
        }

        (_lastNs, _works) = (timeNs, works);
    }

    /// <summary>Values of this time count.</summary>
    public bool Lets(long timeNs) => _lastNs is not { } lastNs || timeNs > lastNs + EpochTime.ToNs(staleAfter) || (_works && timeNs >= _settledNs);
}

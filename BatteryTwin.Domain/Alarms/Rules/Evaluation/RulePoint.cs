using BatteryTwin.Domain.Alarms.Rules.Conditions;

namespace BatteryTwin.Domain.Alarms.Rules.Evaluation;

/// <summary>One rule at one place.</summary>
internal sealed class RulePoint
{
    /// <summary>In place of one of the condition's fields: the field of the rule's guard.</summary>
    public const int GuardSlot = -1;

    private readonly ConditionState? _state;
    private readonly GuardState? _guard;
    private readonly DelayedState _delayed;
    private long _atNs = long.MinValue;

    public RulePoint(AlarmRule rule, string twinId, bool stands)
    {
        Rule = rule;
        TwinId = twinId;
        _state = rule.Condition.NewState(rule.StaleAfter);
        _guard = rule.OnlyWhile is { } guard ? new(guard, rule.StaleAfter) : null;
        _delayed = new(rule.OnDelay, rule.OffDelay, stands);
        Active = stands;
    }

    public AlarmRule Rule { get; }

    public string TwinId { get; }

    /// <summary>Points whose rules this one joins, as its condition lists them; null where a rule is not watched.</summary>
    public RulePoint?[] Terms { get; set; } = [];

    /// <summary>Points that join this one, those that join them after them.</summary>
    public List<RulePoint> Joining { get; } = [];

    /// <summary>It holds after hysteresis and delay.</summary>
    public bool Held => _delayed.Held;

    /// <summary>It is known whether it holds.</summary>
    public bool? Said => _delayed.Held ? true : ConditionAt(_atNs) is null ? null : false;

    /// <summary>An alert stands: it holds and may sound.</summary>
    public bool Active { get; set; }

    /// <summary>When something happens without another value; <see cref="long.MaxValue"/> when nothing will.</summary>
    public long NextNs => Math.Min(_delayed.DueNs, _state?.ChangesAtNs ?? long.MaxValue);

    public string Evidence => _state?.Evidence ?? $"{string.Join(Rule.Condition is CompoundCondition { Join: JoinKind.Any } ? " or " : " and ", Terms.Where(term => term is { Held: true }).Select(term => term!.Rule.Name))}{(Terms.Any(term => term is { Held: true }) ? " hold" : "The joined rules hold")}";

    public void Add(int slot, long timeNs, double value)
    {
        if (slot == GuardSlot)
        {
            _guard!.Add(timeNs, value);
            return;
        }

        Step(timeNs);
        if (_guard?.Lets(timeNs) != false)
        {
            _state!.Add(slot, timeNs, value, Held);
            Step(timeNs);
        }
    }

    /// <summary>Lets time pass; times that lie behind are the last one.</summary>
    public void Step(long timeNs)
    {
        _atNs = Math.Max(_atNs, timeNs);
        if (_state is not null)
        {
            // What the state said holds until it is stale, which may lie between two steps; so may the time at which it changes by itself.
            if (_state.ValidUntilNs > long.MinValue && _state.ValidUntilNs < _atNs)
            {
                _delayed.Update(_state.Holds, _state.ValidUntilNs);
            }

            if (_state.ChangesAtNs <= _atNs)
            {
                long changesNs = _state.ChangesAtNs;
                _state.Advance(changesNs);
                _delayed.Update(_state.Holds, changesNs);
            }

            _state.Advance(_atNs);
        }

        _delayed.Update(ConditionAt(_atNs), _atNs);
    }

    private bool? ConditionAt(long timeNs)
    {
        if (_state is null)
        {
            return ((CompoundCondition)Rule.Condition).Of(Terms.Select(term => term?.Said));
        }

        return timeNs <= _state.ValidUntilNs ? _state.Holds : null;
    }
}

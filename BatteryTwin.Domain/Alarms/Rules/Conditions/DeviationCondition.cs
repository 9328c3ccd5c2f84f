using BatteryTwin.Domain.Alarms.Rules.Evaluation;

namespace BatteryTwin.Domain.Alarms.Rules.Conditions;

/// <summary>
/// A value is further from what its own past leads to expect than so many standard deviations. Expected value and spread are exponentially weighted
/// moments; what lies outside <see cref="Factor"/> moves the expected value by one standard deviation per <see cref="Learning"/> at most, and the spread not at all.
/// </summary>
public sealed record DeviationCondition : RuleCondition
{
    public required string Field { get; init; }

    /// <summary>Standard deviations.</summary>
    public double Factor { get; init; } = 6;

    /// <summary>Standard deviations that it must come back inside.</summary>
    public double Hysteresis { get; init; } = 1;

    /// <summary>Least spread, in the unit of the field: what an instrument wavers by anyway.</summary>
    public double LeastSpread { get; init; }

    /// <summary>Time constant of the expected value.</summary>
    public TimeSpan Learning { get; init; } = TimeSpan.FromHours(24);

    public override IReadOnlyList<string> Fields => [Field];

    public override TimeSpan Memory => TimeSpan.FromTicks(Math.Min(Learning.Ticks, MaxMemory.Ticks));

    internal override void AddFaults(List<string> faults)
    {
        RuleFaults.Text(faults, "condition.field", Field, 200, needed: true);
        RuleFaults.Number(faults, "condition.factor", Factor, 1, 1_000);
        RuleFaults.Number(faults, "condition.hysteresis", Hysteresis, 0, Factor);
        RuleFaults.Number(faults, "condition.leastSpread", LeastSpread, 0);
        RuleFaults.Span(faults, "condition.learning", Learning, TimeSpan.FromMinutes(10), MaxMemory);
    }

    internal override ConditionState NewState(TimeSpan staleAfter) => new DeviationState(this, staleAfter);
}

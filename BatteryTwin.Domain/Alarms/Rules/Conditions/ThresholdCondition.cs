using BatteryTwin.Domain.Alarms.Rules.Evaluation;

namespace BatteryTwin.Domain.Alarms.Rules.Conditions;

/// <summary>A value is beyond a limit; it is back when it has come <see cref="Hysteresis"/> inside again.</summary>
public sealed record ThresholdCondition : RuleCondition
{
    public required string Field { get; init; }

    public RuleDirection Direction { get; init; }

    /// <summary>In the unit of the field.</summary>
    public required double Limit { get; init; }

    /// <summary>In the unit of the field.</summary>
    public double Hysteresis { get; init; }

    public override IReadOnlyList<string> Fields => [Field];

    public override TimeSpan Memory => TimeSpan.Zero;

    internal override void AddFaults(List<string> faults)
    {
        RuleFaults.Text(faults, "condition.field", Field, 200, needed: true);
        RuleFaults.Known(faults, "condition.direction", Direction);
        RuleFaults.Number(faults, "condition.limit", Limit);
        RuleFaults.Number(faults, "condition.hysteresis", Hysteresis, 0);
    }

    internal override ConditionState NewState(TimeSpan staleAfter) => new ThresholdState(this, staleAfter);
}

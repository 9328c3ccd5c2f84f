using BatteryTwin.Domain.Alarms.Rules.Evaluation;

namespace BatteryTwin.Domain.Alarms.Rules.Conditions;

/// <summary>A value changes faster than a limit: the slope of the straight line through the window, by least squares over the means of its sixtieths.</summary>
public sealed record RateCondition : RuleCondition
{
    public required string Field { get; init; }

    public RuleDirection Direction { get; init; }

    /// <summary>In units of the field an hour; below zero for a fall.</summary>
    public required double LimitPerHour { get; init; }

    /// <summary>In units of the field an hour.</summary>
    public double Hysteresis { get; init; }

    public required TimeSpan Window { get; init; }

    public override IReadOnlyList<string> Fields => [Field];

    public override TimeSpan Memory => Window;

    internal override void AddFaults(List<string> faults)
    {
        RuleFaults.Text(faults, "condition.field", Field, 200, needed: true);
        RuleFaults.Known(faults, "condition.direction", Direction);
        RuleFaults.Number(faults, "condition.limitPerHour", LimitPerHour);
        RuleFaults.Number(faults, "condition.hysteresis", Hysteresis, 0);
        RuleFaults.Span(faults, "condition.window", Window, TimeSpan.FromMinutes(1), MaxMemory);
    }

    internal override ConditionState NewState(TimeSpan staleAfter) => new RateState(this, staleAfter);
}

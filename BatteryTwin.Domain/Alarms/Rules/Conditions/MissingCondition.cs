using BatteryTwin.Domain.Alarms.Rules.Evaluation;

namespace BatteryTwin.Domain.Alarms.Rules.Conditions;

/// <summary>A field that has had values gets none any more.</summary>
public sealed record MissingCondition : RuleCondition
{
    public required string Field { get; init; }

    /// <summary>Time without a value.</summary>
    public required TimeSpan After { get; init; }

    public override IReadOnlyList<string> Fields => [Field];

    public override TimeSpan Memory => After;

    internal override void AddFaults(List<string> faults)
    {
        RuleFaults.Text(faults, "condition.field", Field, 200, needed: true);
        RuleFaults.Span(faults, "condition.after", After, TimeSpan.FromSeconds(10), MaxMemory);
    }

    internal override ConditionState NewState(TimeSpan staleAfter) => new MissingState(this);
}

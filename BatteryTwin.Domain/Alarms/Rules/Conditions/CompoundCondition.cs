using System.Collections.Immutable;
using BatteryTwin.Domain.Alarms.Rules.Evaluation;

namespace BatteryTwin.Domain.Alarms.Rules.Conditions;

/// <summary>Other rules joined by and, or, not. What a term cannot tell is unknown, by three-valued logic.</summary>
public sealed record CompoundCondition : RuleCondition
{
    public const int MostTerms = 20;

    public JoinKind Join { get; init; }

    public ImmutableArray<RuleTerm> Terms { get; init; } = [];

    public override IReadOnlyList<string> Fields => [];

    public override TimeSpan Memory => TimeSpan.Zero;

    internal override void AddFaults(List<string> faults)
    {
        RuleFaults.Known(faults, "condition.join", Join);
        if (Terms.IsDefaultOrEmpty || Terms.Length > MostTerms)
        {
            faults.Add($"condition.terms: 1 to {MostTerms} rules are joined, not {(Terms.IsDefault ? 0 : Terms.Length)}");
            return;
        }

        foreach ((RuleTerm term, int at) in Terms.Select((term, at) => (term, at)))
        {
            RuleFaults.Id(faults, $"condition.terms[{at}].rule", term?.Rule);
            RuleFaults.Text(faults, $"condition.terms[{at}].twin", term?.Twin, 200, needed: false);
        }

        if (Terms.All(term => term?.Twin is not null))
        {
            faults.Add("condition.terms: at least one must be asked where the rule itself is; leave its twin out");
        }
    }

    internal override ConditionState? NewState(TimeSpan staleAfter) => null;

    /// <summary>The join of what the terms say; null = unknown (Kleene's strong logic).</summary>
    /// <param name="held">What each term says, before its not.</param>
    public bool? Of(IEnumerable<bool?> held)
    {
        bool deciding = Join == JoinKind.Any;
        bool unknown = false;
        foreach (bool? term in held.Zip(Terms, (value, term) => term.Not ? !value : value))
        {
            if (term == deciding)
            {
                return deciding;
            }

            unknown |= term is null;
        }

        return unknown ? null : !deciding;
    }
}

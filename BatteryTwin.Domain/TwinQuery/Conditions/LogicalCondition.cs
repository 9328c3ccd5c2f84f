using System.Collections.Immutable;

namespace BatteryTwin.Domain.TwinQuery.Conditions;

/// <summary>AND and OR in three-valued logic: false decides AND and true decides OR, whatever the undefined parts are.</summary>
internal sealed record LogicalCondition(string Text, bool IsAnd, ImmutableArray<Condition> Parts) : Condition(Text)
{
    public override IEnumerable<int> Slots => Parts.SelectMany(part => part.Slots);

    public override bool? Evaluate(RowScope row)
    {
        bool? outcome = IsAnd;
        foreach (Condition part in Parts)
        {
            bool? one = part.Evaluate(row);
            if (one == !IsAnd)
            {
                return one;
            }

            outcome = one is null ? null : outcome;
        }

        return outcome;
    }
}

using System.Collections.Immutable;
using BatteryTwin.Domain.TwinQuery.Values;

namespace BatteryTwin.Domain.TwinQuery.Conditions;

/// <summary>IN and NIN: literals of another kind are passed over; when all are, the outcome is undefined, as for a single comparison.</summary>
internal sealed record MembershipCondition(string Text, Operand Operand, bool Negated, ImmutableArray<QueryValue> Items) : Condition(Text)
{
    public override IEnumerable<int> Slots => SlotsOf(Operand);

    public override bool? Evaluate(RowScope row)
    {
        QueryValue value = Operand.Evaluate(row);
        bool? found = null;
        foreach (QueryValue item in Items)
        {
            bool? equal = QueryComparison.AreEqual(value, item);
            if (equal == true)
            {
                return !Negated;
            }

            found ??= equal;
        }

        return found is null ? null : Negated;
    }
}

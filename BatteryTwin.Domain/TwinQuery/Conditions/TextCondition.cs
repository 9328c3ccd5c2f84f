using BatteryTwin.Domain.TwinQuery.Syntax;

namespace BatteryTwin.Domain.TwinQuery.Conditions;

/// <summary>STARTSWITH, ENDSWITH, CONTAINS: ordinal; undefined unless both operands are texts.</summary>
internal sealed record TextCondition(string Text, QueryFunction Function, Operand Subject, Operand Part) : Condition(Text)
{
    public override IEnumerable<int> Slots => SlotsOf(Subject, Part);

    public override bool? Evaluate(RowScope row)
    {
        if (Subject.Evaluate(row).AsText is not { } subject || Part.Evaluate(row).AsText is not { } part)
        {
            return null;
        }

        return Function switch
        {
            QueryFunction.StartsWith => subject.StartsWith(part, StringComparison.Ordinal),
            QueryFunction.EndsWith => subject.EndsWith(part, StringComparison.Ordinal),
            _ => subject.Contains(part, StringComparison.Ordinal),
        };
    }
}

using BatteryTwin.Domain.TwinQuery.Syntax;
using BatteryTwin.Domain.TwinQuery.Values;

namespace BatteryTwin.Domain.TwinQuery.Conditions;

/// <summary>Two operands compared; undefined when one is missing or their kinds differ.</summary>
internal sealed record ComparisonCondition(string Text, Operand Left, ComparisonOperator Operator, Operand Right) : Condition(Text)
{
    public override IEnumerable<int> Slots => SlotsOf(Left, Right);

    public override bool? Evaluate(RowScope row)
    {
        QueryValue left = Left.Evaluate(row);
        QueryValue right = Right.Evaluate(row);
        return Operator switch
        {
            ComparisonOperator.Equal => QueryComparison.AreEqual(left, right),
            ComparisonOperator.NotEqual => !QueryComparison.AreEqual(left, right),
            ComparisonOperator.Less => QueryComparison.Order(left, right) is { } order ? order < 0 : null,
            ComparisonOperator.LessOrEqual => QueryComparison.Order(left, right) is { } order ? order <= 0 : null,
            ComparisonOperator.Greater => QueryComparison.Order(left, right) is { } order ? order > 0 : null,
            _ => QueryComparison.Order(left, right) is { } order ? order >= 0 : null,
        };
    }
}

using BatteryTwin.Domain.TwinQuery.Syntax;
using BatteryTwin.Domain.TwinQuery.Values;

namespace BatteryTwin.Domain.Twins.Events.Filters;

/// <summary>Two operands compared as in queries.</summary>
internal sealed record ComparedCondition(FilterOperand Left, ComparisonOperator Operator, FilterOperand Right) : FilterCondition
{
    public override bool? Evaluate(CloudEvent happened)
    {
        QueryValue left = Left.Of(happened);
        QueryValue right = Right.Of(happened);
        int? order = QueryComparison.Order(left, right);
        return Operator switch
        {
            ComparisonOperator.Equal => QueryComparison.AreEqual(left, right),
            ComparisonOperator.NotEqual => !QueryComparison.AreEqual(left, right),
            ComparisonOperator.Less => order is null ? null : order < 0,
            ComparisonOperator.LessOrEqual => order is null ? null : order <= 0,
            ComparisonOperator.Greater => order is null ? null : order > 0,
            _ => order is null ? null : order >= 0,
        };
    }
}

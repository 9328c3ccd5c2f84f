using BatteryTwin.Domain.TwinQuery.Syntax;

namespace BatteryTwin.Domain.Twins.Events.Filters;

/// <summary>STARTS_WITH, ENDS_WITH, CONTAINS: ordinal, null unless both operands are texts.</summary>
internal sealed record TextTestCondition(QueryFunction Function, FilterOperand Subject, FilterOperand Part) : FilterCondition
{
    public override bool? Evaluate(CloudEvent happened)
    {
        if (Subject.Of(happened).AsText is not { } subject || Part.Of(happened).AsText is not { } part)
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

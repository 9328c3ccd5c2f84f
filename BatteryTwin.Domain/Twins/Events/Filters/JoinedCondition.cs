using System.Collections.Immutable;

namespace BatteryTwin.Domain.Twins.Events.Filters;

/// <summary>Parts joined by AND or OR: one false part makes AND false, one true part makes OR true, whatever the others are.</summary>
internal sealed record JoinedCondition(bool IsAnd, ImmutableArray<FilterCondition> Parts) : FilterCondition
{
    public override bool? Evaluate(CloudEvent happened)
    {
        bool? result = IsAnd;
        foreach (FilterCondition part in Parts)
        {
            bool? value = part.Evaluate(happened);
            if (value == !IsAnd)
            {
                return value;
            }

            result = value is null ? null : result;
        }

        return result;
    }
}

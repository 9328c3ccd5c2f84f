using System.Collections.Immutable;
using System.Text.Json;
using BatteryTwin.Domain.TwinQuery.Values;

namespace BatteryTwin.Domain.Twins.Events.Filters;

/// <summary>A member of an event's data by path: names, and positions for arrays; undefined when there is none.</summary>
internal sealed record BodyOperand(ImmutableArray<FilterStep> Path) : FilterOperand
{
    public override QueryValue Of(CloudEvent happened)
    {
        JsonElement value = happened.Data;
        foreach (FilterStep step in Path)
        {
            if (!step.TryTake(value, out value))
            {
                return QueryValue.Undefined;
            }
        }

        return QueryValue.Of(value);
    }
}

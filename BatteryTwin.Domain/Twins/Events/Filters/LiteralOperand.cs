using BatteryTwin.Domain.TwinQuery.Values;

namespace BatteryTwin.Domain.Twins.Events.Filters;

internal sealed record LiteralOperand(QueryValue Value) : FilterOperand
{
    public override QueryValue Of(CloudEvent happened) => Value;
}

namespace BatteryTwin.Domain.Twins.Events.Filters;

internal sealed record NegatedCondition(FilterCondition Inner) : FilterCondition
{
    public override bool? Evaluate(CloudEvent happened) => !Inner.Evaluate(happened);
}

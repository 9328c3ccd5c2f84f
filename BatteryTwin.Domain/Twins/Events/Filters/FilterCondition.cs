namespace BatteryTwin.Domain.Twins.Events.Filters;

/// <summary>A condition on an event: true, false, or null when a comparison finds nothing to compare.</summary>
internal abstract record FilterCondition
{
    public abstract bool? Evaluate(CloudEvent happened);
}

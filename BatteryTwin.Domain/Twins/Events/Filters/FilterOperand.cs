using BatteryTwin.Domain.TwinQuery.Values;

namespace BatteryTwin.Domain.Twins.Events.Filters;

/// <summary>Something an event has, or a literal.</summary>
internal abstract record FilterOperand
{
    public abstract QueryValue Of(CloudEvent happened);
}

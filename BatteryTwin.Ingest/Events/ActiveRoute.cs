using BatteryTwin.Domain.Twins.Events.Filters;

namespace BatteryTwin.Ingest.Events;

/// <summary>A route in use; a replaced one is another instance with the same traffic.</summary>
/// <param name="Route">The route.</param>
/// <param name="Filter">Its filter.</param>
/// <param name="FromSequence">Changes of the graph up to this one are from before the route.</param>
/// <param name="Traffic">What goes through it.</param>
internal sealed record ActiveRoute(EventRoute Route, EventFilter Filter, long FromSequence, RouteTraffic Traffic);

namespace BatteryTwin.Ingest.Events;

/// <summary>How a route is doing; counts since the start of the process, except for those that wait now.</summary>
/// <param name="Route">The route.</param>
/// <param name="Delivered">Events the endpoint took.</param>
/// <param name="Retried">Attempts that failed and were followed by another.</param>
/// <param name="DeadLettered">Events that went to the dead-letter file.</param>
/// <param name="Waiting">Events that wait for delivery.</param>
public sealed record EventRouteStatus(EventRoute Route, long Delivered, long Retried, long DeadLettered, long Waiting);

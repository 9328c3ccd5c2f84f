namespace BatteryTwin.Ingest.Events;

/// <summary>The event routes. A change is durable when the call returns.</summary>
public interface IEventRoutes
{
    /// <summary>All routes, by id.</summary>
    IReadOnlyList<EventRoute> All { get; }

    /// <summary>How each route is doing.</summary>
    IReadOnlyList<EventRouteStatus> Status { get; }

    /// <summary>Published telemetry messages that found no room on their way to the outboxes, since the start of the process.</summary>
    long DroppedTelemetry { get; }

    EventRoute? Find(string id);

    /// <summary>Creates a route, which gets what happens from now on, or replaces one; events that wait on it then go to its new endpoint.</summary>
    /// <exception cref="EventRouteException">Id, endpoint or filter is not valid, or there are too many routes.</exception>
    /// <exception cref="Storage.StorageUnavailableException">It could not be stored.</exception>
    void Put(EventRoute route);

    /// <summary>Removes a route and the events that wait on it.</summary>
    /// <exception cref="EventRouteException">There is no such route.</exception>
    /// <exception cref="Storage.StorageUnavailableException">It could not be removed.</exception>
    void Delete(string id);
}

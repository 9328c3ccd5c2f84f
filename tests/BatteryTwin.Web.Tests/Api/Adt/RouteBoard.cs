using BatteryTwin.Ingest.Events;

namespace BatteryTwin.Web.Tests.Api.Adt;

/// <summary>Event routes in memory; one with another endpoint than <c>hook</c> is refused.</summary>
internal sealed class RouteBoard : IEventRoutes
{
    private readonly SortedDictionary<string, EventRoute> _routes = new(StringComparer.Ordinal);

    public IReadOnlyList<EventRoute> All => [.. _routes.Values];

    public IReadOnlyList<EventRouteStatus> Status => [];

    public long DroppedTelemetry => 0;

    public EventRoute? Find(string id) => _routes.GetValueOrDefault(id);

    public void Put(EventRoute route) => _routes[route.Id] = route.EndpointName == "hook"
        ? route
        : throw new EventRouteException(EventRouteErrorCode.EventRouteEndpointInvalid, $"There is no endpoint '{route.EndpointName}'");

    public void Delete(string id)
    {
        if (!_routes.Remove(id))
        {
            throw EventRouteException.NotFound(id);
        }
    }
}

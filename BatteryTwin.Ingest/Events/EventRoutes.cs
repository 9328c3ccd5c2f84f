using System.Collections.Immutable;
using System.Text.RegularExpressions;
using BatteryTwin.Domain.Twins.Events.Filters;
using BatteryTwin.Ingest.Storage.Twins;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Events;

/// <summary>The routes in memory, each change stored before it counts.</summary>
internal sealed partial class EventRoutes : IEventRoutes
{
    private readonly Lock _changing = new();
    private readonly EventDatabase _database;
    private readonly Func<long> _graphSequence;
    private readonly EventEndpointOptions _endpoints;
    private readonly int _maxRoutes;
    private long _droppedTelemetry;
    private volatile ImmutableSortedDictionary<string, ActiveRoute> _routes;

    /// <param name="database">Where routes stay.</param>
    /// <param name="graph">The graph whose changes are told; null when it is kept by another service.</param>
    /// <param name="endpoints">The endpoints that routes may name.</param>
    /// <param name="options">The limits.</param>
    public EventRoutes(EventDatabase database, JournaledTwinGraph? graph, IOptions<EventEndpointOptions> endpoints, IOptions<EventOptions> options)
    {
        _database = database;
        _graphSequence = () => graph?.LastSequence ?? 0;
        _endpoints = endpoints.Value;
        _maxRoutes = options.Value.MaxRoutes;
        _routes = database.Routes().ToImmutableSortedDictionary(
            stored => stored.Route.Id,
            stored => new ActiveRoute(stored.Route, EventFilter.Parse(stored.Route.Filter), stored.FromSequence, new RouteTraffic(stored.Waiting)),
            StringComparer.Ordinal);
    }

    /// <summary>Routes came, went or changed.</summary>
    public event Action? Changed;

    public bool Any => !_routes.IsEmpty;

    /// <summary>The routes in use; this collection never changes.</summary>
    public IEnumerable<ActiveRoute> Active => _routes.Values;

    public IReadOnlyList<EventRoute> All => [.. _routes.Values.Select(route => route.Route)];

    public IReadOnlyList<EventRouteStatus> Status => [.. _routes.Values.Select(route => route.Traffic.Of(route.Route))];

    public long DroppedTelemetry => Interlocked.Read(ref _droppedTelemetry);

    public EventRoute? Find(string id) => _routes.GetValueOrDefault(id)?.Route;

    public void Put(EventRoute route)
    {
        RequireId(route.Id);
        RequireEndpoint(route.EndpointName);
        EventFilter filter = Read(route.Filter);
        lock (_changing)
        {
            ActiveRoute? known = _routes.GetValueOrDefault(route.Id);
            if (known is null && _routes.Count >= _maxRoutes)
            {
                throw new EventRouteException(
                    EventRouteErrorCode.LimitExceeded, $"There are {_maxRoutes} event routes, which is the limit; delete one, or raise BatteryTwin:Events:MaxRoutes");
            }

            long from = known?.FromSequence ?? _graphSequence();
            _database.PutRoute(route, from);
            _routes = _routes.SetItem(route.Id, new(route, filter, from, known?.Traffic ?? new RouteTraffic(0)));
        }

        Changed?.Invoke();
    }

    public void Delete(string id)
    {
        lock (_changing)
        {
            if (!_routes.ContainsKey(id))
            {
                throw EventRouteException.NotFound(id);
            }

            _database.DeleteRoute(id);
            _routes = _routes.Remove(id);
        }

        Changed?.Invoke();
    }

    public void CountDroppedTelemetry() => Interlocked.Increment(ref _droppedTelemetry);

    private static void RequireId(string id)
    {
        if (!Id().IsMatch(id))
        {
            throw new EventRouteException(
                EventRouteErrorCode.EventRouteIdInvalid, $"'{id}' is no id for an event route: it needs 1 to 128 letters, digits, '-', '_' or '.', and starts with a letter or digit");
        }
    }

    private void RequireEndpoint(string name)
    {
        if (!_endpoints.Endpoints.ContainsKey(name))
        {
            string known = _endpoints.Endpoints.Count == 0 ? "none is configured" : $"there are {string.Join(", ", _endpoints.Endpoints.Keys.Order(StringComparer.Ordinal))}";
            throw new EventRouteException(
                EventRouteErrorCode.EventRouteEndpointInvalid, $"There is no endpoint '{name}'; {known}. Endpoints are configured as {EventEndpointOptions.Section}:<name>:Url");
        }
    }

    private static EventFilter Read(string filter)
    {
        try
        {
            return EventFilter.Parse(filter);
        }
        catch (EventFilterException problem)
        {
            throw new EventRouteException(EventRouteErrorCode.EventRouteFilterInvalid, problem.Message, problem);
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}

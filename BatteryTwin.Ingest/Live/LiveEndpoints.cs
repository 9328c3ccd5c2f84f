using Microsoft.AspNetCore.Routing;

namespace BatteryTwin.Ingest.Live;

/// <summary>The live feed for clients: <c>/hubs/live</c> (SignalR) and <c>/live</c> (server-sent events).</summary>
public static class LiveEndpoints
{
    public static IEndpointRouteBuilder MapLiveFeed(this IEndpointRouteBuilder routes) => routes;
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Live;

/// <summary>The live feed for clients: <c>/hubs/live</c> (SignalR) and <c>/live</c> (server-sent events).</summary>
public static class LiveEndpoints
{
    public static IEndpointRouteBuilder MapLiveFeed(this IEndpointRouteBuilder routes)
    {
        routes.MapHub<LiveHub>("/hubs/live");
        routes.MapGet("/live", Stream)
            .WithTags("Live")
            .WithSummary("Server-sent events of the named twins (none named: all), of alerts and, with graph=true, of twins and relationships that come, go or change");
        return routes;
    }

    private static IResult Stream(
        [FromQuery] string[] twin, [FromQuery] bool? alerts, [FromQuery] bool? graph, ILiveFeed feed, IOptions<LiveOptions> options, TimeProvider time, CancellationToken cancel)
    {
        if (twin.Length > options.Value.MaxTwinsPerClient || twin.Any(string.IsNullOrEmpty))
        {
            return TypedResults.Problem(
                $"name up to {options.Value.MaxTwinsPerClient} twins as 'twin=<id>', or none for all",
                statusCode: StatusCodes.Status400BadRequest,
                title: "The twins to watch cannot be read");
        }

        ILiveSubscription subscription = feed.Subscribe(twin.Length == 0 ? null : twin, alerts ?? true, graph ?? false);
        return TypedResults.ServerSentEvents(LiveEvents.ReadAsync(subscription, options.Value.Heartbeat, time, cancel));
    }
}

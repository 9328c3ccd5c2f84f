using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Sources.LineProtocol;

/// <summary>The write endpoints, <c>POST /api/v2/write</c> and <c>POST /write</c>, and <c>/ping</c>, by which InfluxDB clients look for a server.</summary>
public static class LineProtocolEndpoints
{
    // The release whose write interface this is: 1.x paths and the 2.x write path beside them.
    private const string InfluxVersion = "1.8.10";

    public static IServiceCollection AddLineProtocol(this IServiceCollection services) => services
        .AddSingleton<Pipeline.LineRejections>()
        .AddSingleton<Pipeline.DecodedWriter>()
        .AddSingleton<LineProtocolWriter>()
        .AddSingleton<WriteEndpoint>();

    public static IEndpointRouteBuilder MapLineProtocol(this IEndpointRouteBuilder routes)
    {
        WriteEndpoint endpoint = routes.ServiceProvider.GetRequiredService<WriteEndpoint>();
        routes.MapPost("/api/v2/write", context => endpoint.HandleAsync(context, WriteDialect.V2)).DisableAntiforgery();
        routes.MapPost("/write", context => endpoint.HandleAsync(context, WriteDialect.V1)).DisableAntiforgery();
        routes.MapMethods("/ping", [HttpMethods.Get, HttpMethods.Head], Ping);
        return routes;
    }

    private static Task Ping(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        context.Response.Headers["X-Influxdb-Version"] = InfluxVersion;
        context.Response.Headers["X-Influxdb-Build"] = "BatteryTwin";
        return Task.CompletedTask;
    }
}

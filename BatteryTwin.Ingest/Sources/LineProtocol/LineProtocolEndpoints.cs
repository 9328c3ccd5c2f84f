using Microsoft.AspNetCore.Routing;

namespace BatteryTwin.Ingest.Sources.LineProtocol;

/// <summary>The write endpoints: <c>POST /api/v2/write</c> and <c>POST /write</c>.</summary>
public static class LineProtocolEndpoints
{
    public static IEndpointRouteBuilder MapLineProtocol(this IEndpointRouteBuilder routes) => routes;
}

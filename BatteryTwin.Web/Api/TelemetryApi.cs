namespace BatteryTwin.Web.Api;

/// <summary>JSON API of telemetry.</summary>
public static class TelemetryApi
{
    public static IEndpointRouteBuilder MapTelemetryApi(this IEndpointRouteBuilder routes) => routes;
}

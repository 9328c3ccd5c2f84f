namespace BatteryTwin.Web.Api;

/// <summary>JSON API of alerts.</summary>
public static class AlertsApi
{
    public static IEndpointRouteBuilder MapAlertsApi(this IEndpointRouteBuilder routes) => routes;
}

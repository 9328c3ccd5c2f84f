namespace BatteryTwin.Web.Api;

/// <summary>JSON API of quarantine.</summary>
public static class QuarantineApi
{
    public static IEndpointRouteBuilder MapQuarantineApi(this IEndpointRouteBuilder routes) => routes;
}

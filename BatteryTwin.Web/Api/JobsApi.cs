namespace BatteryTwin.Web.Api;

/// <summary>JSON API of jobs.</summary>
public static class JobsApi
{
    public static IEndpointRouteBuilder MapJobsApi(this IEndpointRouteBuilder routes) => routes;
}

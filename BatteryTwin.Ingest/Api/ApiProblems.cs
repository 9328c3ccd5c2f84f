using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BatteryTwin.Ingest.Api;

/// <summary>Errors below <c>/api</c> are problem details (RFC 9457); write paths, probes and pages have shapes of their own.</summary>
public static class ApiProblems
{
    public static bool IsApi(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && !context.Request.Path.StartsWithSegments("/api/v2", StringComparison.OrdinalIgnoreCase);
    }

    public static IApplicationBuilder UseApiProblems(this IApplicationBuilder app) => app.UseWhen(IsApi, api => api.UseExceptionHandler().UseStatusCodePages());
}

using BatteryTwin.Ingest.Live.Trust;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BatteryTwin.Ingest.Api;

/// <summary>Which signals cannot be relied on, and why: <c>/api/telemetry/quality</c>.</summary>
public static class TelemetryQualityApi
{
    public static IEndpointRouteBuilder MapTelemetryQualityApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/telemetry/quality", (ITelemetryTrust trust) => TypedResults.Ok(QualityAnswer.Of(trust)))
            .WithTags("Telemetry")
            .WithSummary("Signals whose values cannot be relied on now, with reasons");
        return routes;
    }
}

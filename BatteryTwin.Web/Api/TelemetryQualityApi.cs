using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;
using BatteryTwin.Ingest.Live.Trust;

namespace BatteryTwin.Web.Api;

/// <summary>Which signals cannot be relied on, and why: <c>/api/telemetry/quality</c>.</summary>
public static class TelemetryQualityApi
{
    public static IEndpointRouteBuilder MapTelemetryQualityApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/telemetry/quality", (ITelemetryTrust trust) =>
        {
            TrustSummary summary = trust.Summary;
            return TypedResults.Ok(new
            {
                Signals = new { summary.Good, summary.Uncertain, summary.Bad, summary.NotJudged },
                Doubtful = trust.Doubtful.Select(series => new
                {
                    series.Key.Measurement,
                    series.Key.Twin,
                    series.Key.Field,
                    Quality = QualityText.Of(series.Quality.Quality),
                    ExpectedIntervalSeconds = series.Quality.ExpectedIntervalNs / (double)EpochTime.NsPerSecond,
                    Findings = series.Quality.Findings.Select(finding => new
                    {
                        Reason = QualityText.Of(finding.Reason),
                        Quality = QualityText.Of(finding.Quality),
                        Since = finding.SinceNs is { } sinceNs ? EpochTime.ToRfc3339(sinceNs) : null,
                        finding.Text,
                    }),
                }),
            });
        }).WithTags("Telemetry").WithSummary("Signals whose values cannot be relied on now, with reasons");
        return routes;
    }
}

using BatteryTwin.Domain.Prognostics;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Sources.DemoPlant;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BatteryTwin.Ingest.Api;

/// <summary>The simulated plant's raw vibration on demand: <c>/api/demo/vibration-window</c>.</summary>
public static class DemoPlantApi
{
    public static IEndpointRouteBuilder MapDemoPlantApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/demo/vibration-window", (HttpContext context, IVibrationWindows windows, TimeProvider time) => Window(context.Request.Query, windows, time.GetUtcNow()))
            .WithTags("Demo plant")
            .WithSummary("One raw acceleration window (2,048 samples at 48 kHz) of a simulated mixer, and its features");
        return routes;
    }

    public static Results<Ok<VibrationWindowAnswer>, ValidationProblem, ProblemHttpResult> Window(IQueryCollection query, IVibrationWindows windows, DateTimeOffset now)
    {
        ParameterFaults faults = new();
        faults.AddUnknown(query, "twin", "time");
        string twin = query["twin"].ToString();
        if (twin.Length == 0)
        {
            faults.Add("twin", "name the twin, for example MixingStep-Line1-Munich");
        }

        string text = query["time"].ToString();
        long timeNs = text.Length == 0 ? EpochTime.ToNs(now) : TelemetryTime.ParseNs(text) ?? -1;
        if (timeNs < 0 || timeNs > EpochTime.ToNs(now))
        {
            faults.Add("time", $"'{text}' is not a time up to now: {TelemetryTime.TimeForm}");
        }

        if (faults.Any)
        {
            return faults.ToProblem();
        }

        DateTimeOffset second = DateTimeOffset.FromUnixTimeSeconds(timeNs / EpochTime.NsPerSecond);
        return windows.WindowAt(twin, second) is { } samples
            ? TypedResults.Ok(new VibrationWindowAnswer(twin, second, true, SyntheticVibration.SampleRateHz, "gForce", VibrationFeatures.Of([.. samples]), samples))
            : TypedResults.Problem($"'{twin}' has no simulated accelerometer; the mixers of the demo plant have one, while it is on", statusCode: StatusCodes.Status404NotFound);
    }
}

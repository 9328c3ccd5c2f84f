using BatteryTwin.Ingest.Api;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.Api;

/// <summary>Reads of telemetry: <c>/api/telemetry/range</c>, <c>/latest</c>, <c>/series</c>; JSON, or CSV when the client accepts that.</summary>
public static class TelemetryApi
{
    private static readonly string[] s_seriesParameters = ["twin", "field", "measurement", "time"];
    private static readonly string[] s_rangeParameters = [.. s_seriesParameters, "from", "to", "every", "aggregate", "points", "reduction", "limit", "groupBy"];

    public static IEndpointRouteBuilder MapTelemetryApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder telemetry = routes.MapGroup("/api/telemetry").WithTags("Telemetry").ProducesValidationProblem();
        telemetry.MapGet("/range", Range).WithSummary("Points of a time range: raw, in buckets, or reduced in shape");
        telemetry.MapGet("/latest", Latest).WithSummary("Newest value of each series");
        telemetry.MapGet("/series", Series).WithSummary("Stored series with type, unit, first and last time and count");
        return routes;
    }

    private static IResult Range([AsParameters] TelemetryRangeParameters parameters, HttpContext context, ITelemetryStore store, TimeProvider time)
    {
        ParameterFaults faults = new();
        faults.AddUnknown(context.Request.Query, s_rangeParameters);
        RangeQuery query = TelemetryRequest.Range(parameters, time.NowNs(), faults);
        TelemetryTimeFormat format = TelemetryRequest.TimeFormat(parameters.Time, faults);
        return faults.Any ? faults.ToProblem() : new TelemetryResult(format, (answer, cancel) => WriteAsync(store.ReadAsync(query, cancel), answer, cancel));
    }

    private static IResult Latest([AsParameters] TelemetrySeriesParameters parameters, HttpContext context, ITelemetryStore store) =>
        OfSeries(parameters, context, async (selector, answer, cancel) => await answer.WriteLatestAsync(await store.LatestAsync(selector, cancel), cancel));

    private static IResult Series([AsParameters] TelemetrySeriesParameters parameters, HttpContext context, ITelemetryStore store) =>
        OfSeries(parameters, context, async (selector, answer, cancel) => await answer.WriteSeriesAsync(await store.SeriesAsync(selector, cancel), cancel));

    /// <summary>Gets the first series before anything is written, so that a store that fails at once gets an error answer.</summary>
    private static async Task WriteAsync(IAsyncEnumerable<SeriesPoints> series, ITelemetryAnswer answer, CancellationToken cancel)
    {
        await using IAsyncEnumerator<SeriesPoints> reader = series.GetAsyncEnumerator(cancel);
        bool any = await reader.MoveNextAsync();
        await answer.WriteRangeAsync(Rest(), cancel);

        async IAsyncEnumerable<SeriesPoints> Rest()
        {
            for (; any; any = await reader.MoveNextAsync())
            {
                yield return reader.Current;
            }
        }
    }

    private static IResult OfSeries(TelemetrySeriesParameters parameters, HttpContext context, Func<SeriesSelector, ITelemetryAnswer, CancellationToken, Task> write)
    {
        ParameterFaults faults = new();
        faults.AddUnknown(context.Request.Query, s_seriesParameters);
        TelemetryTimeFormat format = TelemetryRequest.TimeFormat(parameters.Time, faults);
        SeriesSelector selector = TelemetryRequest.Selector(parameters.Twin, parameters.Field, parameters.Measurement);
        return faults.Any ? faults.ToProblem() : new TelemetryResult(format, (answer, cancel) => write(selector, answer, cancel));
    }
}

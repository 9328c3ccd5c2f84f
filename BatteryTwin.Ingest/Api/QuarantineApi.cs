using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BatteryTwin.Ingest.Api;

/// <summary>Rejected points: list, export, replay. <c>/api/quarantine</c>.</summary>
public static class QuarantineApi
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 10_000;

    public static IEndpointRouteBuilder MapQuarantineApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder quarantine = routes.MapGroup("/api/quarantine").WithTags("Quarantine").DisableAntiforgery();
        quarantine.MapGet("/", ListAsync).WithSummary("Rejected points, newest first; before = id to page backwards");
        quarantine.MapGet("/export", Export).WithSummary("All rejected points as line protocol with the reasons as comments, or as CSV");
        quarantine.MapPost("/replay", ReplayAsync).WithSummary("Feed rejected points into the pipeline again, those of the ids given or all");
        return routes;
    }

    private static async Task<Results<Ok<QuarantineAnswer>, ValidationProblem>> ListAsync(IQuarantine quarantine, string? limit, string? before, string? code, string? twin, CancellationToken cancel)
    {
        ParameterFaults faults = new();
        int most = faults.Number("limit", limit, DefaultLimit, 1, MaxLimit);
        long? beforeId = null;
        if (!string.IsNullOrEmpty(before))
        {
            if (long.TryParse(before, out long id))
            {
                beforeId = id;
            }
            else
            {
                faults.Add("before", $"'{before}' is no id; use the id of the last point of the page before");
            }
        }

        return faults.Any
            ? faults.ToProblem()
            : TypedResults.Ok(new QuarantineAnswer(await quarantine.ListAsync(most, beforeId, Given(code), Given(twin), cancel).ConfigureAwait(false), quarantine.Count, quarantine.Dropped));
    }

    private static QuarantineExport Export(IQuarantine quarantine, string? code, string? twin) => new(quarantine, Given(code), Given(twin));

    private static async Task<Results<Ok<ReplayAnswer>, ProblemHttpResult>> ReplayAsync(HttpContext context, IQuarantine quarantine, ReplayRequest? request, CancellationToken cancel)
    {
        try
        {
            (int accepted, int rejected) = await quarantine.ReplayAsync(request?.Ids is { Count: > 0 } ids ? ids : null, cancel).ConfigureAwait(false);
            return TypedResults.Ok(new ReplayAnswer(accepted, rejected));
        }
        catch (StorageUnavailableException exception)
        {
            return StorageProblem.Of(exception, context);
        }
        catch (IngestOverloadedException exception)
        {
            context.Response.Headers.RetryAfter = "2";
            return TypedResults.Problem(exception.Message, title: "The points cannot be taken now.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

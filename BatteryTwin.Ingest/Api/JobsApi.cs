using BatteryTwin.Ingest.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BatteryTwin.Ingest.Api;

/// <summary>JSON API of long operations.</summary>
public static class JobsApi
{
    public static IEndpointRouteBuilder MapJobsApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder jobs = routes.MapGroup("/api/jobs").WithTags("Jobs");
        jobs.MapGet("/", List).WithSummary("Running jobs and the last hundred finished ones, newest first");
        jobs.MapGet("/{id}", Find).WithSummary("Where a job stands");
        jobs.MapDelete("/{id}", Cancel).WithSummary("Asks a running job to stop");
        return routes;
    }

    private static Ok<JobList> List(IJobs jobs) => TypedResults.Ok(new JobList([.. jobs.All.Select(JobView.Of)]));

    private static Results<Ok<JobView>, ProblemHttpResult> Find(string id, IJobs jobs) =>
        jobs.Find(id) is { } job ? TypedResults.Ok(JobView.Of(job)) : Unknown(id);

    private static Results<Accepted<JobView>, ProblemHttpResult> Cancel(string id, IJobs jobs)
    {
        bool asked = jobs.Cancel(id);
        if (jobs.Find(id) is not { } job)
        {
            return Unknown(id);
        }

        return asked
            ? TypedResults.Accepted($"/api/jobs/{Uri.EscapeDataString(id)}", JobView.Of(job))
            : TypedResults.Problem($"Job '{id}' has {JobView.Of(job).State} already and cannot be cancelled.", statusCode: StatusCodes.Status409Conflict);
    }

    private static ProblemHttpResult Unknown(string id) => TypedResults.Problem(
        $"There is no job '{id}'; finished jobs are remembered until a hundred later ones have finished.", statusCode: StatusCodes.Status404NotFound);

    private sealed record JobList(IReadOnlyList<JobView> Jobs);
}

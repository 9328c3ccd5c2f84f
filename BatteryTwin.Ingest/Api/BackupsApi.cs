using BatteryTwin.Ingest.Backup;
using BatteryTwin.Ingest.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BatteryTwin.Ingest.Api;

/// <summary>Backups of the whole data directory: <c>/api/backups</c>.</summary>
public static class BackupsApi
{
    public static IEndpointRouteBuilder MapBackupsApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder backups = routes.MapGroup("/api/backups").WithTags("Backups");
        backups.MapPost("/", Start).WithSummary("Starts a backup of the whole data directory as a job; its result names the backup");
        backups.MapGet("/", List).WithSummary("Finished backups, newest first, with size, time and checksum");
        backups.MapGet("/{id}", Download).WithSummary("The file of a backup, for the command restore");
        backups.MapDelete("/{id}", Delete).WithSummary("Deletes a backup");
        return routes;
    }

    private static IResult Start(IBackups backups) =>
        backups.TryStart(out JobStatus job)
            ? TypedResults.Accepted($"/api/jobs/{Uri.EscapeDataString(job.Id)}", new { jobId = job.Id })
            : TypedResults.Problem(
                $"Job '{job.Id}' is making a backup; follow it at /api/jobs/{job.Id}, or cancel it there.", title: "A backup is being made already.", statusCode: StatusCodes.Status409Conflict);

    private static IResult List(IBackups backups)
    {
        try
        {
            return TypedResults.Ok(new { backups.Folder, backups.Keep, running = backups.Running?.Id, backups = backups.All() });
        }
        catch (BackupException problem)
        {
            return TypedResults.Problem(problem.Message, title: "Backups cannot be listed now.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static Results<PhysicalFileHttpResult, ProblemHttpResult> Download(string id, IBackups backups) =>
        backups.PathOf(id) is { } path
            ? TypedResults.PhysicalFile(path, path.EndsWith(".gz", StringComparison.Ordinal) ? "application/gzip" : "application/x-tar", Path.GetFileName(path), enableRangeProcessing: true)
            : Unknown(id);

    private static Results<NoContent, ProblemHttpResult> Delete(string id, IBackups backups) =>
        backups.Delete(id) ? TypedResults.NoContent() : Unknown(id);

    private static ProblemHttpResult Unknown(string id) => TypedResults.Problem(
        $"There is no backup '{id}'; GET /api/backups lists them.", title: "No such backup.", statusCode: StatusCodes.Status404NotFound);
}

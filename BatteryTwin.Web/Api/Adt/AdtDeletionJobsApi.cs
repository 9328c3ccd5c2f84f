using System.Globalization;
using BatteryTwin.Ingest.Transfer;

namespace BatteryTwin.Web.Api.Adt;

/// <summary>Deletion of all models, twins and relationships as a job: <c>/jobs/deletions</c>.</summary>
internal sealed class AdtDeletionJobsApi(GraphJobs jobs) : IAdtApi
{
    private const string TimeoutParameter = "timeoutInMinutes";
    private const int MaxTimeoutMinutes = 24 * 60;

    public void Map(AdtRoutes routes)
    {
        routes.Read("GET", "/jobs/deletions", request => AdtJobPages.SendAsync(request, jobs.All(GraphJobKind.Deletion), AdtJobJson.WriteDeletion));
        routes.Read("GET", "/jobs/deletions/{id}", request => request.JsonAsync(jobs.Find(GraphJobKind.Deletion, request.Id("id")), AdtJobJson.WriteDeletion));
        routes.Write("POST", "/jobs/deletions", StartAsync);
    }

    private Task StartAsync(AdtRequest request)
    {
        string id = request.Http.Headers["operation-id"] is [{ Length: > 0 } given, ..] ? given : Guid.NewGuid().ToString();
        GraphJob job = jobs.StartDeletion(id, Timeout(request), request.Origin);
        HttpRequest http = request.Http;
        request.Context.Response.Headers["Operation-Location"] =
            $"{http.Scheme}://{http.Host}{http.PathBase}/jobs/deletions/{Uri.EscapeDataString(job.Id)}?api-version={Uri.EscapeDataString(http.Query["api-version"].ToString())}";
        return request.JsonAsync(job, AdtJobJson.WriteDeletion, status: StatusCodes.Status202Accepted);
    }

    private static TimeSpan? Timeout(AdtRequest request)
    {
        string? text = request.Http.Query[TimeoutParameter] is [var first, ..] ? first : null;
        return string.IsNullOrEmpty(text) ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int minutes) && minutes is > 0 and <= MaxTimeoutMinutes ? TimeSpan.FromMinutes(minutes)
            : throw new AdtException(StatusCodes.Status400BadRequest, TransferException.ValidationFailed, $"{TimeoutParameter} is '{text}'; it must be a whole number of minutes from 1 to {MaxTimeoutMinutes}");
    }
}

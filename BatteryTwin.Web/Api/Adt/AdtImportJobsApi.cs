using System.Text.Json;
using BatteryTwin.Ingest.Transfer;

namespace BatteryTwin.Web.Api.Adt;

/// <summary>Bulk import as a job: <c>/jobs/imports</c>.</summary>
internal sealed class AdtImportJobsApi(GraphJobs jobs) : IAdtApi
{
    public void Map(AdtRoutes routes)
    {
        routes.Read("GET", "/jobs/imports", request => AdtJobPages.SendAsync(request, jobs.All(GraphJobKind.Import), AdtJobJson.WriteImport));
        routes.Read("GET", "/jobs/imports/{id}", request => request.JsonAsync(jobs.Find(GraphJobKind.Import, request.Id("id")), AdtJobJson.WriteImport));
        routes.Write("PUT", "/jobs/imports/{id}", StartAsync);
        routes.Write("POST", "/jobs/imports/{id}/cancel", request => request.JsonAsync(jobs.CancelImport(request.Id("id")), AdtJobJson.WriteImport));
        routes.Write("DELETE", "/jobs/imports/{id}", DeleteAsync);
    }

    private async Task StartAsync(AdtRequest request)
    {
        using AdtBody body = await AdtBody.ReadAsync(request, AdtBodyLimit.Twin);
        if (body.Root.ValueKind != JsonValueKind.Object)
        {
            throw AdtException.InvalidArgument("The body must be an object with inputBlobUri and outputBlobUri.");
        }

        GraphJob job = jobs.StartImport(request.Id("id"), Text(body.Root, "inputBlobUri"), Text(body.Root, "outputBlobUri"), request.Origin with { Source = "import" });
        await request.JsonAsync(job, AdtJobJson.WriteImport, status: StatusCodes.Status201Created);
    }

    private async Task DeleteAsync(AdtRequest request)
    {
        jobs.ForgetImport(request.Id("id"));
        await request.NoContentAsync();
    }

    private static string? Text(JsonElement body, string member) => body.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

using System.IO.Compression;
using BatteryTwin.Domain.Traceability.Growing;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Storage.Traceability;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Api;

/// <summary>
/// The genealogy for a process that follows it: <c>/api/ingest/units</c> lists files that only grow, or are replaced as a whole; rows and imports are handed on. People and machines use
/// <c>/api/traceability</c>.
/// </summary>
internal static class UnitFilesApi
{
    private const string Bytes = "application/octet-stream";

    public static IEndpointRouteBuilder MapUnitFilesApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder units = routes.MapGroup("/api/ingest/units").WithTags("Ingest service").DisableAntiforgery().ExcludeFromDescription();
        units.MapGet("/", () => TypedResults.Ok(Files(routes).List()));
        units.MapGet("/tables/{import:long}/{table}", (long import, string table) => Table(Files(routes).OpenTable(import, table)));
        units.MapGet("/log/{import:long}/{number:long}", async (long import, long number, long? from, CancellationToken cancel) => Log(await Files(routes).ReadLogAsync(import, number, from ?? 0, cancel).ConfigureAwait(false)));
        units.MapPost("/rows/{table}", AppendAsync);
        units.MapPost("/import", ImportAsync);
        return routes;
    }

    private static GenealogyFiles Files(IEndpointRouteBuilder routes) => routes.ServiceProvider.GetRequiredService<GenealogyFiles>();

    private static Results<FileStreamHttpResult, ProblemHttpResult> Table(Stream? table) => table is null ? None() : TypedResults.Stream(table, Bytes);

    private static Results<FileContentHttpResult, ProblemHttpResult> Log(byte[]? records) => records is null ? None() : TypedResults.Bytes(records, Bytes);

    private static ProblemHttpResult None() =>
        TypedResults.Problem("The genealogy has no such file any more; list them again with GET /api/ingest/units.", title: "There is no such file.", statusCode: StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<AppendOutcome>, ProblemHttpResult>> AppendAsync(HttpContext context, string table, IGenealogyShelf shelf, IOptions<TraceabilityOptions> options, CancellationToken cancel)
    {
        Allow(context, options.Value.AppendBytes);
        try
        {
            using MemoryStream rows = new();
            await context.Request.Body.CopyToAsync(rows, cancel).ConfigureAwait(false);
            rows.Position = 0;
            return TypedResults.Ok(await shelf.AppendAsync(table, rows, cancel).ConfigureAwait(false));
        }
        catch (TableException fault)
        {
            Dictionary<string, object?> place = new() { ["table"] = fault.Table, ["column"] = fault.Column, ["row"] = fault.Row };
            return TypedResults.Problem(fault.Message, title: "The units cannot be taken.", statusCode: StatusCodes.Status400BadRequest, extensions: place);
        }
    }

    private static async Task<Results<Accepted<JobView>, ProblemHttpResult>> ImportAsync(HttpContext context, IGenealogyShelf shelf, CancellationToken cancel)
    {
        Allow(context, null);
        string staged = shelf.Stage();
        try
        {
            string packed = Path.Combine(staged, "import.zip");
            await using (FileStream file = File.Create(packed))
            {
                await context.Request.Body.CopyToAsync(file, cancel).ConfigureAwait(false);
            }

            // Entries that would lie outside the folder are refused by the platform.
            await ZipFile.ExtractToDirectoryAsync(packed, staged, cancel).ConfigureAwait(false);
            File.Delete(packed);
        }
        catch (Exception fault)
        {
            Directory.Delete(staged, recursive: true);
            if (fault is not InvalidDataException)
            {
                throw;
            }

            return TypedResults.Problem(fault.Message, title: "The tables cannot be unpacked.", statusCode: StatusCodes.Status400BadRequest);
        }

        JobStatus job = shelf.Import(staged);
        return TypedResults.Accepted($"/api/jobs/{Uri.EscapeDataString(job.Id)}", JobView.Of(job));
    }

    private static void Allow(HttpContext context, long? bytes)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = bytes;
        }
    }
}

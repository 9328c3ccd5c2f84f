using BatteryTwin.Ingest.Api;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Transfer;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace BatteryTwin.Web.Api;

/// <summary>Whole graphs in and out: <c>/api/graph</c>.</summary>
public static class GraphApi
{
    private const long MaxUploadBytes = 4L << 30;
    private const string Explorer = "explorer";
    private const string Lines = "ndjson";

    public static IEndpointRouteBuilder MapGraphApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder graph = routes.MapGroup("/api/graph").WithTags("Graph").DisableAntiforgery();
        graph.MapGet("/export", ExportAsync)
            .WithSummary("The whole graph: format=explorer (a document for the Azure Digital Twins Explorer) or ndjson (a file for import jobs); asOf=time for the graph as it was")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        graph.MapPost("/import", ImportAsync)
            .WithSummary("Imports an Explorer document (application/json) in whole or not at all, or a graph file (application/x-ndjson) of which the good lines are kept, as a job")
            .Produces(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        return routes;
    }

    private static async Task<IResult> ExportAsync(ITwinGraph graph, ITwinHistory history, string? format, string? asOf, CancellationToken cancel)
    {
        ParameterFaults faults = new();
        if (format is not (null or "" or Explorer or Lines))
        {
            faults.Add("format", $"'{format}' is no format; use {Explorer} or {Lines}");
        }

        long? time = string.IsNullOrEmpty(asOf) ? null : TelemetryTime.ParseNs(asOf);
        if (time is null && !string.IsNullOrEmpty(asOf))
        {
            faults.Add("asOf", $"'{asOf}' is no time; write {TelemetryTime.TimeForm}");
        }

        if (faults.Any)
        {
            return faults.ToProblem();
        }

        try
        {
            return new GraphExport(time is { } ns ? await history.AsOfAsync(EpochTime.FromNs(ns), cancel) : graph.Current, asLines: format == Lines);
        }
        catch (TwinGraphException problem)
        {
            return Results.Problem(problem.Message, title: "The graph of that time cannot be read.", statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<IResult> ImportAsync(HttpContext context, GraphUpload upload, string? format, CancellationToken cancel)
    {
        if (IsLines(format, context.Request.ContentType) is not { } lines)
        {
            return Results.Problem(
                $"The Content-Type is '{context.Request.ContentType}'; send an Explorer document as application/json or a graph file as {GraphExport.LinesType}, or add format={Explorer} or format={Lines}.",
                title: "The kind of graph is not known.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxUploadBytes;
        }

        JobStatus job = await upload.StartAsync(context.Request.Body, lines, RequestActor.Origin(context.Request, ChangeOrigin.Import.Source), cancel);
        return Results.Accepted($"/api/jobs/{Uri.EscapeDataString(job.Id)}", new { jobId = job.Id });
    }

    private static bool? IsLines(string? format, string? contentType)
    {
        string type = MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? given) ? given.MediaType.ToString().ToLowerInvariant() : string.Empty;
        return format switch
        {
            Lines => true,
            Explorer => false,
            null or "" => type switch
            {
                GraphExport.LinesType or "application/jsonl" or "application/ndjson" => true,
                "application/json" => false,
                _ => null,
            },
            _ => null,
        };
    }
}

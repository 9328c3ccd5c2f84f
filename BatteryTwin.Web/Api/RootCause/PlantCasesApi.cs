using BatteryTwin.Domain.RootCause.Plant;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Web.Api.Traceability;

namespace BatteryTwin.Web.Api.RootCause;

/// <summary>Why did units of this period fail more often? <c>POST /api/rootcause/cases</c>: variables and places over the genealogy.</summary>
public static class PlantCasesApi
{
    private const string JobKind = "rootcause-case";
    private const string Graph = "graph";
    private const string Question = "case";
    private const string DryerTelemetry = "dryer_telemetry";
    private const long MostBytes = 256L << 20;
    private const int MostDocumentBytes = 4 << 20;

    public static IEndpointRouteBuilder MapPlantCasesApi(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/rootcause/cases", StartAsync)
            .DisableAntiforgery()
            .WithTags("Root cause")
            .WithSummary("Which variable at which place made the defects of a period? Multipart with graph, case (JSON) and the tables the graph names, such as slurry, coils, cells (CSV), each plain or gzip; the job's result is a plant finding")
            .Accepts<IFormFile>("multipart/form-data")
            .Produces(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        return routes;
    }

    private static Task<IResult> StartAsync(HttpContext context, IJobs jobs, CancellationToken cancel) => TableProblems.GuardAsync(async () =>
    {
        TableUpload upload = await TableUpload.ReadAsync(context, MostBytes, cancel);
        PlantGraph graph = PlantGraphReader.Read(await upload.DocumentAsync(Graph, MostDocumentBytes, cancel));
        PlantQuestion question = PlantQuestion.Read(await upload.DocumentAsync(Question, MostDocumentBytes, cancel), graph);
        List<TableSource> sources = [];
        foreach (string table in graph.Nodes.Select(node => node.Table).Concat(upload.Names.Except([Graph, Question, DryerTelemetry])).Distinct(StringComparer.Ordinal))
        {
            byte[] sent = await upload.BytesAsync(table, cancel);
            sources.Add(new(table, () => new MemoryStream(sent)));
        }

        // Tables are read before the answer, so that what is wrong with them is said at once.
        PlantCase plantCase = await Task.Run(() => new PlantCase(graph, question, UnitTables.Read(sources, table => PlantCase.NumbersOf(graph, table), cancel)), cancel);
        JobStatus job = jobs.Start(JobKind, (progress, stop) => Task.FromResult<object?>(
            new PlantAttribution(new()).Explain(plantCase, done => progress.Report(done, "Looking for changes and what follows from them"), stop)));
        return Results.Accepted($"/api/jobs/{Uri.EscapeDataString(job.Id)}", new { jobId = job.Id });
    });
}

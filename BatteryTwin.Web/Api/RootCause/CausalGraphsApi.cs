using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Processes;
using BatteryTwin.Ingest.Storage.RootCause;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.Api.RootCause;

/// <summary>Causal graphs of the plant's processes and their versions: <c>/api/rootcause/graphs</c>.</summary>
public static class CausalGraphsApi
{
    private const int MostNameLetters = 80;

    public static IEndpointRouteBuilder MapCausalGraphsApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder graphs = routes.MapGroup("/api/rootcause/graphs").WithTags("Root cause").DisableAntiforgery();
        graphs.MapGet("/", (ICausalGraphs kept) => TypedResults.Ok(kept.Current().Select(CausalGraphVersion.Of).ToArray())).WithSummary("The current version of every process's causal graph");
        graphs.MapPost("/draft", DraftAsync)
            .WithSummary("Drafts a graph from the unit tables, the flow of the twin graph and what the models say; nothing is kept")
            .Produces<CausalGraphAnswer>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        graphs.MapGet("/{process}", (string process, int? version, ICausalGraphs kept) => kept.Find(process, version) is { } graph ? Results.Ok(CausalGraphAnswer.Of(graph)) : NotFound(process))
            .WithSummary("A version of a process's graph, the current one by default")
            .Produces<CausalGraphAnswer>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        graphs.MapGet("/{process}/versions", (string process, ICausalGraphs kept) => kept.Versions(process) is { Count: > 0 } versions ? Results.Ok(versions.Select(CausalGraphVersion.Of).ToArray()) : NotFound(process))
            .WithSummary("All versions, newest first, with who made them and what they changed")
            .Produces<CausalGraphVersion[]>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        graphs.MapPut("/{process}", PutAsync)
            .WithSummary("Keeps a graph as the next version; ?basedOn= the version it was made on (0 for a new process), ?by= who")
            .Accepts<object>("application/json")
            .Produces<CausalGraphAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        graphs.MapPost("/{process}/edits", EditAsync)
            .WithSummary("Adds, removes and forbids edges, puts and removes nodes, chooses the target; kept as one version")
            .Produces<CausalGraphAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        graphs.MapGet("/{process}/misfits", MisfitsAsync)
            .WithSummary("Where the units of the last 30 days tell something else than the graph: dependence that it forbids, signs of hidden confounders; suggestions only")
            .Produces<MisfitAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        return routes;
    }

    private static Task<IResult> DraftAsync(IGraphDrafts drafts, CancellationToken cancel) => RootCauseAnswer.OfAsync(async () => await drafts.DraftAsync(cancel) is { } draft
        ? Results.Ok(new CausalGraphAnswer(ICausalGraphs.StandardProcess, 0, null, string.Empty, string.Join("; ", draft.Notes), CausalGraphAnswer.Json(draft.Graph)))
        : NoUnits());

    private static Task<IResult> PutAsync(HttpContext context, string process, int basedOn, string? by, string? change, ICausalGraphs kept, IOptions<RootCauseOptions> options, CancellationToken cancel) => RootCauseAnswer.OfAsync(async () =>
    {
        ProcessGraph graph = ProcessGraphJson.Read(await Upload.BodyAsync(context.Request, options.Value.UploadBytes, cancel));
        return Results.Ok(CausalGraphAnswer.Of(kept.Save(process, graph, basedOn, Who(by), change ?? "sent as a whole")));
    });

    private static Task<IResult> EditAsync(string process, GraphEditRequest request, ICausalGraphs kept) => RootCauseAnswer.OfAsync(() =>
    {
        if (kept.Find(process) is not { } current)
        {
            return Task.FromResult(NotFound(process));
        }

        if (request.Edits is not { Count: > 0 })
        {
            throw new RootCauseInputException("'edits' is empty; send what is to be changed");
        }

        ProcessGraph edited = current.Graph;
        List<string> words = [];
        foreach (GraphEditItem? item in request.Edits)
        {
            GraphEdit edit = item?.ToEdit(edited.Causes) ?? throw new RootCauseInputException("'edits' holds null; send an object for each edit");
            edited = edit.ApplyTo(edited);
            words.Add(edit.Words);
        }

        return Task.FromResult(Results.Ok(CausalGraphAnswer.Of(kept.Save(process, edited, request.BasedOn, Who(request.By), string.Join("; ", words)))));
    });

    private static Task<IResult> MisfitsAsync(string process, ICausalGraphs kept, IGraphDrafts drafts, CancellationToken cancel) => RootCauseAnswer.OfAsync(async () =>
        kept.Find(process) is not { } graph ? NotFound(process)
        : await drafts.MisfitsAsync(graph.Graph, cancel) is { } found ? Results.Ok(new MisfitAnswer(found.Rows, found.Misfits))
        : NoUnits());

    private static string Who(string? by) => by is { Length: > 0 and <= MostNameLetters } name && name.Trim().Length > 0 ? name.Trim() : throw new RootCauseInputException($"'by' is missing: say who makes the change, in up to {MostNameLetters} letters");

    private static IResult NotFound(string process) => Results.Problem($"There is no such version of a causal graph of '{process}'; list them with GET /api/rootcause/graphs.", title: "There is no such graph.", statusCode: StatusCodes.Status404NotFound);

    private static IResult NoUnits() => Results.Problem("The plant has no units yet; send them to POST /api/traceability/units/{table}, or import their tables.", title: "There is no genealogy.", statusCode: StatusCodes.Status404NotFound);
}

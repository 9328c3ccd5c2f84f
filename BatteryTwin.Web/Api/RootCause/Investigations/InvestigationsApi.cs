using BatteryTwin.Domain.RootCause.Investigations;
using BatteryTwin.Domain.RootCause.Investigations.Changes;
using BatteryTwin.Ingest.Investigations;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Storage.Investigations;
using BatteryTwin.Web.Api.Traceability;
using BatteryTwin.Web.State.Investigations;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.Api.RootCause.Investigations;

/// <summary>Investigations that people argue with: <c>/api/rootcause/investigations</c>. Who writes says which version was seen.</summary>
public static class InvestigationsApi
{
    private const string Path = "/api/rootcause/investigations";
    private const int DefaultLimit = 100;
    private const int MostLimit = 1_000;

    public static IEndpointRouteBuilder MapInvestigationsApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup(Path).WithTags("Root cause").DisableAntiforgery();
        group.MapGet("/", List).WithSummary("Investigations, the newest changed first").Produces<InvestigationList>().ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapPost("/", OpenAsync)
            .WithSummary("Opens an investigation and starts its analysis. JSON from an alert, failed cells, or a twin or place with a time; or multipart with name, title, graph, case and tables as for /api/rootcause/cases")
            .Accepts<InvestigationRequest>("application/json", "multipart/form-data")
            .Produces<InvestigationAnswer>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        Documented(group.MapGet("/{id}", Get), "An investigation with its evidence, judgements and history; its ETag is the version");
        group.MapPost("/{id}/analysis", Analyse).WithSummary("Analyses again, with the data and the experience of now; names the job that runs already").Produces(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        Writing(group.MapPost("/{id}/verdicts", Decide), "Confirms, rejects or parks a cause");
        Writing(group.MapPost("/{id}/conclusion", Conclude), "Writes what it comes to, and concludes it");
        Writing(group.MapPost("/{id}/reopen", Reopen), "Opens a concluded investigation again; text is the reason");
        Writing(group.MapPost("/{id}/actions", AddAction), "Adds something to be done");
        Writing(group.MapPost("/{id}/actions/{number:int}", SettleAction), "Says whether an action was done");
        group.MapEvidence();
        group.MapGet("/{id}/export", ExportAsync)
            .WithSummary("The investigation as one HTML file that needs nothing else")
            .Produces<string>(StatusCodes.Status200OK, "text/html")
            .ProducesProblem(StatusCodes.Status404NotFound);
        return routes;
    }

    private static void Documented(RouteHandlerBuilder route, string summary) => route.WithSummary(summary).Produces<InvestigationAnswer>().ProducesProblem(StatusCodes.Status404NotFound);

    private static void Writing(RouteHandlerBuilder route, string summary)
    {
        Documented(route, summary);
        route.ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
    }

    private static IResult List(IInvestigations investigations, int? limit) => (limit ?? DefaultLimit) is >= 1 and <= MostLimit and int most
        ? Results.Ok(new InvestigationList([.. investigations.All(most).Select(InvestigationLine.Of)], investigations.Count))
        : InvestigationAnswers.Invalid($"limit is {limit}; it must lie between 1 and {MostLimit}");

    private static IResult Get(HttpContext context, string id, IInvestigations investigations, InvestigationRuns runs) =>
        investigations.Find(id) is { } found ? InvestigationAnswers.Ok(context, found, runs.Running(id)?.Id) : InvestigationAnswers.NotFound(id);

    private static Task<IResult> OpenAsync(
        HttpContext context, IInvestigations investigations, InvestigationRuns runs, QuestionDrafts drafts, IOptions<InvestigationOptions> options, CancellationToken cancel) =>
        context.Request.HasFormContentType
            ? OpenWithTablesAsync(context, investigations, runs, options.Value, cancel)
            : OpenFromJsonAsync(context, investigations, runs, drafts, cancel);

    private static async Task<IResult> OpenFromJsonAsync(HttpContext context, IInvestigations investigations, InvestigationRuns runs, QuestionDrafts drafts, CancellationToken cancel)
    {
        if (!context.Request.HasJsonContentType())
        {
            return Results.Problem("Send application/json, or multipart/form-data with tables.", title: "The media type is not supported.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        InvestigationRequest? request;
        try
        {
            request = await context.Request.ReadFromJsonAsync<InvestigationRequest>(cancel);
        }
        catch (System.Text.Json.JsonException fault)
        {
            return InvestigationAnswers.Invalid($"the body is no JSON of the expected form: {fault.Message}");
        }

        if (request is null)
        {
            return InvestigationAnswers.Invalid("the body is missing; send a JSON object");
        }

        if (InvestigationAnswers.RefuseName(request.Name) is { } refusal)
        {
            return refusal;
        }

        if (Draft(request, drafts) is not { } effect)
        {
            return request.Alert is not null
                ? Results.Problem($"There is no alert '{request.Alert}'; GET /api/alerts lists them.", title: "No such alert.", statusCode: StatusCodes.Status404NotFound)
                : InvestigationAnswers.Invalid("give alert, cells, twin, or place: what is to be investigated");
        }

        effect = effect with
        {
            Title = string.IsNullOrWhiteSpace(request.Title) ? effect.Title : request.Title.Trim(),
            From = request.From ?? effect.From,
            To = request.To ?? effect.To,
            ReferenceFrom = request.ReferenceFrom,
            ReferenceUntil = request.ReferenceUntil,
        };
        return Opened(context, effect, request.Name!.Trim(), null, investigations, runs);
    }

    private static InvestigationEffect? Draft(InvestigationRequest request, QuestionDrafts drafts) => request switch
    {
        { Alert: { } alert } => drafts.OfAlert(alert),
        { Cells.Count: > 0 } => QuestionDrafts.OfCells(request.Cells) with { Place = request.Place },
        { Twin: { Length: > 0 } twin } => drafts.OfSelection(twin, request.Field, request.From, request.To),
        { Place: { Length: > 0 } place } => QuestionDrafts.OfPlace(place, request.From, request.To),
        _ => null,
    };

    private static Task<IResult> OpenWithTablesAsync(HttpContext context, IInvestigations investigations, InvestigationRuns runs, InvestigationOptions options, CancellationToken cancel) => TableProblems.GuardAsync(async () =>
    {
        TableUpload upload = await TableUpload.ReadAsync(context, options.UploadBytes, cancel);
        SentQuestion question = await SentQuestion.ReadAsync(upload, cancel);
        return InvestigationAnswers.RefuseName(question.Name) ?? Opened(context, question.Effect, question.Name.Trim(), question.Tables, investigations, runs);
    });

    private static IResult Opened(HttpContext context, InvestigationEffect effect, string name, SentTables? tables, IInvestigations investigations, InvestigationRuns runs)
    {
        if (effect.Faults() is { Count: > 0 } faults)
        {
            return InvestigationAnswers.Invalid(string.Join("; ", faults));
        }

        Investigation opened = investigations.Open(effect, name, tables);
        JobStatus job = runs.Start(opened.Id);
        context.Response.Headers.ETag = $"\"{opened.Version}\"";
        return Results.Created($"{Path}/{opened.Id}", InvestigationAnswer.Of(opened, job.Id));
    }

    private static IResult Analyse(string id, IInvestigations investigations, InvestigationRuns runs)
    {
        if (investigations.Find(id) is not { } found)
        {
            return InvestigationAnswers.NotFound(id);
        }

        return InvestigationAnswers.Guard(id, () =>
        {
            found.RequireOpen("analyse it again");
            JobStatus job = runs.Start(id);
            return Results.Accepted($"/api/jobs/{Uri.EscapeDataString(job.Id)}", new { jobId = job.Id });
        });
    }

    private static IResult Decide(HttpContext context, string id, VerdictRequest body, IInvestigations investigations, InvestigationRuns runs)
    {
        if (!Enum.TryParse(body.Verdict, ignoreCase: true, out Verdict verdict) || !Enum.IsDefined(verdict) || char.IsDigit(body.Verdict![0]))
        {
            return InvestigationAnswers.Invalid($"verdict is '{body.Verdict}'; it must be confirmed, rejected or parked");
        }

        return body.Cause is null
            ? InvestigationAnswers.Invalid("cause is missing; send the key of a cause of the finding")
            : Apply(context, id, body.Name, body.Version, investigations, runs, now => now.Decide(body.Cause, verdict, body.Reason));
    }

    private static IResult Conclude(HttpContext context, string id, TextRequest body, IInvestigations investigations, InvestigationRuns runs) =>
        Apply(context, id, body.Name, body.Version, investigations, runs, now => now.Conclude(body.Text));

    private static IResult Reopen(HttpContext context, string id, TextRequest body, IInvestigations investigations, InvestigationRuns runs) =>
        Apply(context, id, body.Name, body.Version, investigations, runs, now => now.Reopen(body.Text));

    private static IResult AddAction(HttpContext context, string id, ActionRequest body, IInvestigations investigations, InvestigationRuns runs) =>
        Apply(context, id, body.Name, body.Version, investigations, runs, now => now.AddAction(body.Text, body.Owner));

    private static IResult SettleAction(HttpContext context, string id, int number, ActionRequest body, IInvestigations investigations, InvestigationRuns runs) => body.Done is { } done
        ? Apply(context, id, body.Name, body.Version, investigations, runs, now => now.SettleAction(number, done))
        : InvestigationAnswers.Invalid("done is missing; say true or false");

    private static IResult Apply(HttpContext context, string id, string? name, int? version, IInvestigations investigations, InvestigationRuns runs, Func<Investigation, InvestigationChange> verb)
    {
        if (InvestigationAnswers.RefuseName(name) is { } noName)
        {
            return noName;
        }

        if (investigations.Find(id) is not { } known)
        {
            return InvestigationAnswers.NotFound(id);
        }

        (int? seen, IResult? refusal) = InvestigationAnswers.Seen(context.Request, version, known.Version);
        return refusal ?? InvestigationAnswers.Guard(id, () => InvestigationAnswers.Ok(context, investigations.Apply(id, seen, name!.Trim(), verb), runs.Running(id)?.Id));
    }

    private static async Task<IResult> ExportAsync(HttpContext context, string id, IInvestigations investigations, InvestigationReports reports)
    {
        if (investigations.Find(id) is not { } found)
        {
            return InvestigationAnswers.NotFound(id);
        }

        context.Response.Headers.ContentDisposition = $"attachment; filename=\"investigation-{id}.html\"";
        return Results.Text(await reports.HtmlAsync(found), "text/html; charset=utf-8");
    }
}

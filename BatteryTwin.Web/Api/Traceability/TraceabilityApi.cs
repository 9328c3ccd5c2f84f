using BatteryTwin.Domain.Traceability;
using BatteryTwin.Domain.Traceability.Growing;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Storage.Traceability;
using BatteryTwin.Web.Api.RootCause;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.Api.Traceability;

/// <summary>The plant's genealogy: import, what a unit was made of, what became of it, what units have in common.</summary>
public static class TraceabilityApi
{
    private const long MostBytes = 4L << 30;
    private const int StandardLimit = 100;
    private const int MostLimit = 100_000;

    public static IEndpointRouteBuilder MapTraceabilityApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder traceability = routes.MapGroup("/api/traceability").WithTags("Traceability").DisableAntiforgery();
        traceability.MapPost("/genealogy", ImportAsync)
            .WithSummary("Imports a genealogy as a job: multipart with one CSV table for each kind of unit (plain or gzip); the first column ending in _id is a table's key, columns named like another table's key link to it. Takes the place of the present one")
            .Accepts<IFormFile>("multipart/form-data")
            .Produces(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        traceability.MapPost("/units/{table}", AppendAsync)
            .WithSummary("Adds units, and values to units that are there: CSV with a header or a JSON list of objects, plain or gzip. The first column ending in _id names a new table's units; columns named like another table's key say what a unit was made of. A unit is known by its id: sent again it changes nothing, sent with more it gets that too. Good rows are kept whatever the others are")
            .Accepts<string>("text/csv", "application/json", "*/*")
            .Produces<AppendOutcome>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        traceability.MapGet("/genealogy", CountsAsync).WithSummary("Tables, units and columns of the genealogy").Produces<GenealogyCounts>().ProducesProblem(StatusCodes.Status404NotFound);
        traceability.MapGet("/units/{table}/{id}", UnitAsync)
            .WithSummary("One unit: where it went and when, what it was made of, what became of it; limit = units listed of each table")
            .Produces<UnitTrace>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        traceability.MapPost("/commonality", CommonAsync)
            .WithSummary("What do these units have in common? A table and either ids or a column with a value; stations, lots and units further up that they share more often than by chance, with exact p-values corrected for all that was looked at")
            .Produces<CommonalityAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        return routes;
    }

    private static Task<IResult> ImportAsync(HttpContext context, IGenealogyShelf shelf, CancellationToken cancel) => TableProblems.GuardAsync(async () =>
    {
        TableUpload upload = await TableUpload.ReadAsync(context, MostBytes, cancel);
        string? odd = upload.Names.FirstOrDefault(name => !IsName(name));
        if (upload.Names.Count == 0 || odd is not null)
        {
            string detail = odd is null ? "The form has no parts; send one for each table." : $"'{odd}' cannot be the name of a table: use up to 64 letters, digits, _ and -.";
            return Results.Problem(detail, title: "The tables cannot be taken.", statusCode: StatusCodes.Status400BadRequest);
        }

        string staged = shelf.Stage();
        try
        {
            foreach (string name in upload.Names)
            {
                await upload.SaveAsync(name, Path.Combine(staged, name + ".csv"), cancel);
            }
        }
        catch
        {
            Directory.Delete(staged, recursive: true);
            throw;
        }

        JobStatus job = shelf.Import(staged);
        return Results.Accepted($"/api/jobs/{Uri.EscapeDataString(job.Id)}", new { jobId = job.Id });
    });

    private static Task<IResult> AppendAsync(HttpContext context, string table, IGenealogyShelf shelf, IOptions<TraceabilityOptions> options, CancellationToken cancel) => RootCauseAnswer.OfAsync(() => TableProblems.GuardAsync(async () =>
    {
        if (!IsName(table))
        {
            return Results.Problem($"'{table}' cannot be the name of a table: use up to 64 letters, digits, _ and -.", title: "The units cannot be taken.", statusCode: StatusCodes.Status400BadRequest);
        }

        byte[] body = await Upload.BodyAsync(context.Request, options.Value.AppendBytes, cancel);
        int first = Array.FindIndex(body, one => one is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'));
        using MemoryStream csv = new(first >= 0 && body[first] is (byte)'[' or (byte)'{' ? UnitRowsJson.ToCsv(table, body) : body);
        AppendOutcome outcome = await shelf.AppendAsync(table, csv, cancel);
        return outcome.Refused > 0 && outcome.Added + outcome.Changed + outcome.Unchanged == 0
            ? Results.Problem($"None of {outcome.Refused} rows could be taken; the first: row {outcome.Rejected[0].Row}: {outcome.Rejected[0].Reason}.", title: "The units cannot be taken.", statusCode: StatusCodes.Status400BadRequest, extensions: new Dictionary<string, object?> { ["rejected"] = outcome.Rejected })
            : Results.Ok(outcome);
    }));

    private static bool IsName(string name) => name.Length is > 0 and <= 64 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');

    private static Task<IResult> CountsAsync(IGenealogyShelf shelf, CancellationToken cancel) => WithGenealogyAsync(shelf, kept => Results.Ok(GenealogyCounts.Of(kept)), cancel);

    private static Task<IResult> UnitAsync(HttpContext context, IGenealogyShelf shelf, string table, string id, string? limit, CancellationToken cancel) => WithGenealogyAsync(shelf, kept =>
    {
        ParameterFaults faults = new();
        faults.AddUnknown(context.Request.Query, "limit");
        int most = faults.Number("limit", limit, StandardLimit, 0, MostLimit);
        if (faults.Any)
        {
            return faults.ToProblem();
        }

        if (kept.Units.Find(table) is null)
        {
            return NoTable(kept, table);
        }

        return kept.Units.Find(table, id) is { } unit
            ? Results.Ok(UnitTrace.Of(kept.Units, unit, most))
            : Results.Problem($"Table '{table}' has no unit '{id}'.", title: "There is no such unit.", statusCode: StatusCodes.Status404NotFound);
    }, cancel);

    private static Task<IResult> CommonAsync(IGenealogyShelf shelf, CommonalityRequest request, CancellationToken cancel) => WithGenealogyAsync(shelf, kept =>
    {
        if (request.Table is null || kept.Units.Find(request.Table) is null)
        {
            return NoTable(kept, request.Table ?? string.Empty);
        }

        if (request.Fault() is { } fault)
        {
            return Results.Problem(fault, title: "The question is not valid.", statusCode: StatusCodes.Status400BadRequest);
        }

        (UnitSet? group, string? wrong) = request.Group(kept.Units);
        if (group is null)
        {
            return Results.Problem(wrong, title: "The units are not known.", statusCode: StatusCodes.Status400BadRequest);
        }

        HashSet<string> except = [.. request.Except ?? [], .. request.Column is null ? [] : new[] { request.Column }];
        return Results.Ok(new CommonalityAnswer(group.Rows.Length, group.Table.RowCount, kept.Common.Of(group, request.Level ?? CommonalityRequest.StandardLevel, request.Limit ?? StandardLimit, except, cancel)));
    }, cancel);

    private static Task<IResult> WithGenealogyAsync(IGenealogyShelf shelf, Func<KeptGenealogy, IResult> answer, CancellationToken cancel) => TableProblems.GuardAsync(async () =>
        await shelf.FindAsync(cancel) is { } kept
            ? await Task.Run(() => answer(kept), cancel)
            : Results.Problem("There are no units yet; send them to POST /api/traceability/units/{table}, or whole tables to POST /api/traceability/genealogy.", title: "There is no genealogy.", statusCode: StatusCodes.Status404NotFound));

    private static IResult NoTable(KeptGenealogy kept, string table) => Results.Problem(
        $"The genealogy has no table '{table}'; it has {string.Join(", ", kept.Units.Tables.Select(one => one.Name))}.", title: "There is no such table.", statusCode: StatusCodes.Status404NotFound);
}

using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Ingest.Storage.Reports;
using BatteryTwin.Web.Api.Production;
using BatteryTwin.Web.State.Reports;

namespace BatteryTwin.Web.Api.Reports;

/// <summary>Weekly reports as HTML files: <c>/api/reports/weekly</c>.</summary>
public static class ReportsApi
{
    public const string Path = "/api/reports/weekly";

    public static IEndpointRouteBuilder MapReportsApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder weekly = routes.MapGroup(Path).WithTags("Reports").DisableAntiforgery();
        weekly.MapGet("/", List).WithSummary("Reports that are kept, the newest week first").Produces<RowsAnswer<KeptReport>>();
        weekly.MapGet("/{plant}/{week}", FindAsync)
            .WithSummary("The report of a plant's ISO week (2026-W47) as one self-contained HTML file: as it was written after the week, or with fresh=true, or while the week runs, as of now")
            .Produces(StatusCodes.Status200OK, contentType: "text/html").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        return routes;
    }

    private static RowsResult<KeptReport> List(ReportShelf shelf) => new(shelf.All());

    private static Task<IResult> FindAsync(HttpContext context, WeeklyReports reports, ReportShelf shelf, string plant, string week, bool fresh = false) => ProductionRequest.AnswerAsync(context, async () =>
    {
        PlantWeek wanted = PlantWeek.Parse(week) ?? throw ProductionRefusedException.Invalid($"'{week}' is no week; write the year and the ISO week, such as 2026-W47.");
        string? html = fresh ? null : shelf.Find(plant, wanted.Name);
        html ??= await reports.ReadAsync(plant, wanted, context.RequestAborted) is { } report
            ? await reports.HtmlAsync(report)
            : throw ProductionRefusedException.NotFound($"There is no plant '{plant}' in the twin graph, or its week {wanted.Name} has not begun.");
        return Results.Text(html, "text/html; charset=utf-8");
    });
}

using BatteryTwin.Domain.RootCause.Investigations.Evidence;
using BatteryTwin.Ingest.Storage.Investigations;
using BatteryTwin.Web.State.Investigations;

namespace BatteryTwin.Web.Api.RootCause.Investigations;

/// <summary>What an investigation shows, as CSV.</summary>
internal static class EvidenceApi
{
    private const string Csv = "text/csv";

    public static void MapEvidence(this RouteGroupBuilder group)
    {
        group.MapGet("/{id}/cells", Cells)
            .WithSummary("The units that the question named as CSV, with the causes they went through once it is analysed")
            .Produces<string>(StatusCodes.Status200OK, Csv)
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/{id}/evidence", Evidence)
            .WithSummary("A chart as CSV: series=rate, or sisters or signal with the key of a cause")
            .Produces<string>(StatusCodes.Status200OK, Csv)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static IResult Cells(HttpContext context, string id, IInvestigations investigations) => investigations.Find(id) is not { } found ? InvestigationAnswers.NotFound(id)
        : found.Effect.Cells.Count == 0 ? Nothing($"The question of investigation '{id}' names no units; it asks about a place and a time.")
        : File(context, $"investigation-{id}-units.csv", EvidenceCsv.Cells(found));

    private static IResult Evidence(HttpContext context, string id, string? series, string? cause, IInvestigations investigations)
    {
        if (investigations.Find(id) is not { } found)
        {
            return InvestigationAnswers.NotFound(id);
        }

        if (found.Finding is not { } finding)
        {
            return Nothing($"Investigation '{id}' has no answer yet.");
        }

        if (series == EvidenceCsv.Rate)
        {
            return File(context, "failures.csv", EvidenceCsv.Of([EvidenceCsv.RateOf(finding)], finding.Rate.From, finding.Rate.Every, "% failed"));
        }

        if (series is not (EvidenceCsv.Sisters or EvidenceCsv.Signal))
        {
            return InvestigationAnswers.Invalid($"series is '{series}'; it must be {EvidenceCsv.Rate}, {EvidenceCsv.Sisters} or {EvidenceCsv.Signal}");
        }

        if (finding.Causes.FirstOrDefault(known => known.Key == cause) is not { } named)
        {
            return Nothing($"Investigation '{id}' names no cause '{cause}'; it names {(finding.Causes.Count == 0 ? "none" : string.Join(", ", finding.Causes.Select(known => $"'{known.Key}'")))}.");
        }

        SisterComparison? chart = series == EvidenceCsv.Sisters ? named.Sisters : named.Signal;
        return chart is null
            ? Nothing($"No signal of the machines stands beside '{cause}'.")
            : File(context, $"{series}.csv", EvidenceCsv.Of(chart.Places, chart.From, chart.Every, CauseWords.UnitText(chart.Unit)));
    }

    private static IResult Nothing(string detail) => Results.Problem(detail, title: "There is no such evidence.", statusCode: StatusCodes.Status404NotFound);

    private static IResult File(HttpContext context, string name, string csv)
    {
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        return Results.Text(csv, "text/csv; charset=utf-8");
    }
}

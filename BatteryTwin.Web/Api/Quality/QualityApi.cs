using BatteryTwin.Domain.Quality;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Storage.Quality;
using BatteryTwin.Web.State.Quality;

namespace BatteryTwin.Web.Api.Quality;

/// <summary>Statistical process control of units and signals: <c>/api/quality</c>.</summary>
public static class QualityApi
{
    private const int StandardHours = 24;
    private const int MostNameLetters = 80;

    public static IEndpointRouteBuilder MapQualityApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder quality = routes.MapGroup("/api/quality").WithTags("Quality").DisableAntiforgery();
        quality.MapGet("/variables", async (QualityVariables variables, CancellationToken cancel) => TypedResults.Ok(await variables.AllAsync(cancel))).WithSummary("What is measured on units, with unit, step and specification limits");
        quality.MapGet("/control", ControlAsync)
            .WithSummary("The control chart of a variable (a column of the unit tables, or signal:twin/field): chart = individuals, meansAndRanges, ewma or cusum; rules = westernElectric, nelson, limits or none; subgroup; baseline = before (the 7 days before) or the share of the first values that the limits come from; plant, line, from, to")
            .Produces<QualityStudy>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        quality.MapGet("/defects", (HttpContext context, QualityStudies studies, CancellationToken cancel) => ScopedAsync(context, async scope => await studies.DefectsAsync(scope, cancel) is { } defects ? Results.Ok(defects) : NoUnits()))
            .WithSummary("What units failed for, as a Pareto; plant, line, from, to")
            .Produces<DefectPareto>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        quality.MapGet("/yield", (HttpContext context, QualityStudies studies, CancellationToken cancel) => ScopedAsync(context, async scope => Results.Ok(await studies.YieldAsync(scope, cancel))))
            .WithSummary("What each step lets pass; plant, line, from, to")
            .Produces<StationPass[]>();
        quality.MapPut("/limits/{variable}", SetLimitsAsync)
            .WithSummary("Sets a variable's specification limits, either null for none")
            .Produces<KeptSpecification>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        quality.MapDelete("/limits/{variable}", (string variable, ISpecifications kept) => kept.Reset(variable) ? Results.NoContent() : Results.Problem($"No limits were set for '{variable}'.", title: "There is nothing to take back.", statusCode: StatusCodes.Status404NotFound))
            .WithSummary("Takes limits back that were set: those of the tester or the model hold again")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound);
        return routes;
    }

    private static Task<IResult> ControlAsync(
        HttpContext context, string? variable, string? chart, string? rules, string? subgroup, string? baseline, QualityVariables variables, QualityStudies studies, CancellationToken cancel) => ScopedAsync(context, async scope =>
    {
        ParameterFaults faults = new();
        if (!QualityQuestions.TryRead(chart, rules, subgroup, baseline, out ControlQuestion question, out string? wrong))
        {
            faults.Add("chart, rules, subgroup, baseline", wrong!);
        }

        if (string.IsNullOrEmpty(variable))
        {
            faults.Add("variable", "is missing; list them with GET /api/quality/variables");
        }

        return faults.Any ? faults.ToProblem()
            : await variables.FindAsync(variable!, cancel) is { } found ? Results.Ok(await studies.StudyAsync(found, scope, question, QualityQuestions.IsBefore(baseline), cancel))
            : Results.Problem($"There is no variable '{variable}'; list them with GET /api/quality/variables, or name a signal as signal:twin/field.", title: "There is no such variable.", statusCode: StatusCodes.Status404NotFound);
    });

    private static async Task<IResult> SetLimitsAsync(string variable, LimitsRequest request, QualityVariables variables, ISpecifications kept, CancellationToken cancel)
    {
        string? wrong = request.By is not { Length: > 0 and <= MostNameLetters } || string.IsNullOrWhiteSpace(request.By) ? $"'by' is missing: say who sets them, in up to {MostNameLetters} letters."
            : request.Lower >= request.Upper ? "'lower' must lie below 'upper'."
            : null;
        return wrong is not null ? Results.Problem(wrong, title: "The limits cannot be used.", statusCode: StatusCodes.Status400BadRequest)
            : await variables.FindAsync(variable, cancel) is null ? Results.Problem($"There is no variable '{variable}'; list them with GET /api/quality/variables.", title: "There is no such variable.", statusCode: StatusCodes.Status404NotFound)
            : Results.Ok(kept.Set(variable, request.Lower, request.Upper, request.By!.Trim()));
    }

    private static async Task<IResult> ScopedAsync(HttpContext context, Func<QualityScope, Task<IResult>> answer)
    {
        ParameterFaults faults = new();
        IQueryCollection query = context.Request.Query;
        DateTimeOffset to = Time(faults, query, "to") ?? context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        DateTimeOffset from = Time(faults, query, "from") ?? to.AddHours(-StandardHours);
        if (from >= to)
        {
            faults.Add("from", "must lie before 'to'");
        }

        return faults.Any ? faults.ToProblem() : await answer(new(from, to, query["plant"].FirstOrDefault(), query["line"].FirstOrDefault()));
    }

    private static DateTimeOffset? Time(ParameterFaults faults, IQueryCollection query, string name)
    {
        string? text = query[name].FirstOrDefault();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out long ms) && ms < 253_402_300_799_999)
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(ms);
        }

        if (DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out DateTimeOffset time) && time >= DateTimeOffset.UnixEpoch)
        {
            return time;
        }

        faults.Add(name, $"'{text}' is no time since 1970 such as 2026-03-02T08:00:00Z, and no number of milliseconds since 1970");
        return null;
    }

    private static IResult NoUnits() => Results.Problem("The plant has no units yet; send them to POST /api/traceability/units/{table}.", title: "There is no genealogy.", statusCode: StatusCodes.Status404NotFound);
}

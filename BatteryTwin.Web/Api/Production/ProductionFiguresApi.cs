using BatteryTwin.Domain.Alarms.Performance;
using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Storage.Production;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Production;

namespace BatteryTwin.Web.Api.Production;

/// <summary>Production figures: <c>/api/production/oee</c> and its neighbours, as JSON or CSV.</summary>
public static class ProductionFiguresApi
{
    private const int StandardCauses = 20;
    private const int MostCauses = 1_000;

    private const string Selection = "of = plant, line or station (default: each plant), from, to (default: the last 7 days; time after now is left out), by = whole, shift, day or week, level = self, line or station";

    public static IEndpointRouteBuilder MapProductionFiguresApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder production = routes.MapGroup("/api/production").WithTags("Production").DisableAntiforgery();
        Figures(production.MapGet("/oee", (HttpContext context, FigureReader reader) => RowsAsync(context, reader, rows => rows.Select(OeeRow.Of))), $"OEE and the other ratios of ISO 22400-2: {Selection}").Produces<RowsAnswer<OeeRow>>();
        Figures(production.MapGet("/times", (HttpContext context, FigureReader reader) => RowsAsync(context, reader, rows => rows.Select(TimesRow.Of))), $"The time model, whose parts add up to the calendar: {Selection}").Produces<RowsAnswer<TimesRow>>();
        Figures(production.MapGet("/losses", (HttpContext context, FigureReader reader) => RowsAsync(context, reader, rows => rows.SelectMany(LossRow.Of))), $"Waterfall from planned time to good units: {Selection}").Produces<RowsAnswer<LossRow>>();
        Figures(production.MapGet("/reliability", (HttpContext context, FigureReader reader) => RowsAsync(context, reader, rows => rows.Select(ReliabilityRow.Of))), $"MTBF and MTTR with bounds, and SEMI E10: {Selection}").Produces<RowsAnswer<ReliabilityRow>>();
        Figures(production.MapGet("/causes", CausesAsync), "Pareto of lost time by station, state and reason: of, from, to, limit").Produces<RowsAnswer<CauseRow>>();
        Figures(production.MapGet("/bottleneck", BottlenecksAsync), "The bottleneck of each line by active periods: of, from, to").Produces<RowsAnswer<BottleneckRow>>();
        Figures(production.MapGet("/yield", YieldAsync), "Yield of each step and rolled throughput yield of each line: of, from, to").Produces<RowsAnswer<StepYield>>();
        Figures(production.MapGet("/energy", EnergyAsync), "Energy and CO₂ of a good cell of each line, by step: of, from, to, by").Produces<RowsAnswer<EnergyRow>>();
        Figures(production.MapGet("/progress", ProgressAsync), "Lines against their targets in a shift: of, at (default: now)").Produces<RowsAnswer<ProgressRow>>();
        Figures(production.MapGet("/alarms", AlarmsAsync), "Figures of the alarms (ISA-18.2, EEMUA 191): of, from, to, operators, floodAbove (a flood starts above this many in ten minutes)").Produces<AlarmPerformance>();
        return routes;
    }

    private static RouteHandlerBuilder Figures(RouteHandlerBuilder endpoint, string summary) =>
        endpoint.WithSummary(summary).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static Task<IResult> RowsAsync<T>(HttpContext context, FigureReader reader, Func<IReadOnlyList<FigureRow>, IEnumerable<T>> rows) => ProductionRequest.AnswerAsync(context, async () =>
        new RowsResult<T>([.. rows(await reader.ReadAsync(ProductionRequest.Figures(context), context.RequestAborted))]));

    private static Task<IResult> CausesAsync(HttpContext context, LossReader reader, PlantPlans plans, ITwinGraph graph) => ProductionRequest.AnswerAsync(context, async () =>
    {
        FigureQuery query = ProductionRequest.Figures(context, "limit");
        ParameterFaults faults = new();
        int limit = faults.Number("limit", context.Request.Query["limit"], StandardCauses, 1, MostCauses);
        if (faults.Any)
        {
            return faults.ToProblem();
        }

        Dictionary<string, PlantPlan> known = new(StringComparer.Ordinal);
        string? ReasonName(LossCause cause)
        {
            string plant = plans.PlantOf(cause.StationId) ?? cause.StationId;
            PlantPlan plan = known.TryGetValue(plant, out PlantPlan? found) ? found : known[plant] = plans.Of(plant);
            return plan.Settings.Reasons.FirstOrDefault(reason => reason.Code == cause.Reason)?.Name;
        }

        IReadOnlyList<LossCause> causes = await reader.CausesAsync(query, limit, context.RequestAborted);
        return new RowsResult<CauseRow>(
        [
            .. causes.Select(cause => new CauseRow(
                cause.StationId, AssetNames.Title(graph.Current, cause.StationId), cause.State, cause.Reason, ReasonName(cause), cause.Hours, cause.Times, cause.Share, cause.Cumulative)),
        ]);
    });

    private static Task<IResult> BottlenecksAsync(HttpContext context, LossReader reader, ITwinGraph graph) => ProductionRequest.AnswerAsync(context, async () => new RowsResult<BottleneckRow>(
    [
        .. (await reader.BottlenecksAsync(ProductionRequest.Figures(context), context.RequestAborted)).SelectMany(line => line.Value.Shares.Select(share => new BottleneckRow(
            line.Key, share.StationId, AssetNames.Title(graph.Current, share.StationId), share.Momentary.TotalHours, share.Sole.TotalHours, share.Shifting.TotalHours, share.MeanActive.TotalHours,
            share.StationId == line.Value.StationId))),
    ]));

    private static Task<IResult> YieldAsync(HttpContext context, EnergyReader reader) => ProductionRequest.AnswerAsync(context, async () =>
        new RowsResult<StepYield>(await reader.YieldsAsync(ProductionRequest.Figures(context), context.RequestAborted)));

    private static Task<IResult> EnergyAsync(HttpContext context, EnergyReader reader) => ProductionRequest.AnswerAsync(context, async () =>
        new RowsResult<EnergyRow>([.. (await reader.EnergyAsync(ProductionRequest.Figures(context), context.RequestAborted)).Select(EnergyRow.Of)]));

    private static Task<IResult> ProgressAsync(HttpContext context, ProgressReader reader, TimeProvider time) => ProductionRequest.AnswerAsync(context, async () =>
    {
        ParameterFaults faults = new();
        faults.AddUnknown(context.Request.Query, "of", "at");
        DateTimeOffset at = ProductionRequest.Time(context.Request.Query["at"], "at", faults) ?? time.GetUtcNow();
        return faults.Any ? faults.ToProblem() : new RowsResult<ProgressRow>([.. (await reader.ReadAsync(ProductionRequest.Asset(context), at, context.RequestAborted)).Select(ProgressRow.Of)]);
    });

    private static Task<IResult> AlarmsAsync(HttpContext context, AlarmFigures figures) => ProductionRequest.AnswerAsync(context, () =>
    {
        ParameterFaults faults = new();
        IQueryCollection query = context.Request.Query;
        faults.AddUnknown(query, "of", "from", "to", "operators", "floodAbove");
        (DateTimeOffset from, DateTimeOffset to) = ProductionRequest.Span(context, faults);
        int operators = faults.Number("operators", query["operators"], 0, 1, 1_000);
        int floodAbove = faults.Number("floodAbove", query["floodAbove"], AlarmPerformanceSettings.Usual.FloodStartsAbove, 1, 1_000);
        if (faults.Any)
        {
            return Task.FromResult<IResult>(faults.ToProblem());
        }

        AlarmPerformanceSettings settings = AlarmPerformanceSettings.Usual with { FloodStartsAbove = floodAbove };
        return Task.FromResult<IResult>(TypedResults.Json(figures.Read(ProductionRequest.Asset(context), from, to, operators > 0 ? operators : null, settings), ProductionJson.Options));
    });
}

using BatteryTwin.Domain.Production.Time;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Storage.Production;
using BatteryTwin.Web.State.Production;

namespace BatteryTwin.Web.Api.Production;

/// <summary>What a station did, and what people made of it: <c>/api/production/states/{station}</c>.</summary>
public static class StatesApi
{
    private const int MostTextLength = 1_000;

    public static IEndpointRouteBuilder MapStatesApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder states = routes.MapGroup("/api/production/states/{station}").WithTags("Production").DisableAntiforgery();
        states.MapGet("/", StatesAsync).WithSummary("States of a station in order, with reasons and what telemetry said: from, to").Produces<RowsAnswer<StateRow>>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        states.MapGet("/edits", Edits).WithSummary("What people entered and did not take back: from, to").Produces<RowsAnswer<StateEdit>>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        states.MapPost("/edits", AddAsync).WithSummary("Gives a stretch of time a reason: over a whole interval it reclassifies, over a part it splits; what telemetry said is kept").Accepts<StateEntry>("application/json")
            .Produces<StateEdit>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        states.MapDelete("/edits/{id}", Withdraw).WithSummary("Takes an entry back: who").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        return routes;
    }

    private static Task<IResult> StatesAsync(HttpContext context, LossReader reader, string station) => ProductionRequest.AnswerAsync(context, async () =>
    {
        (DateTimeOffset from, DateTimeOffset to) = Span(context);
        IReadOnlyList<StateInterval> states = await reader.StatesAsync(station, from, to, context.RequestAborted) ?? throw NoStation(station);
        return new RowsResult<StateRow>([.. states.Select(StateRow.Of)]);
    });

    private static Task<IResult> Edits(HttpContext context, IProductionBook book, LossReader reader, string station) => ProductionRequest.AnswerAsync(context, () =>
    {
        (DateTimeOffset from, DateTimeOffset to) = Span(context);
        return Task.FromResult<IResult>(reader.IsStation(station) ? new RowsResult<StateEdit>(book.Edits(station, from, to)) : throw NoStation(station));
    });

    private static Task<IResult> AddAsync(HttpContext context, IProductionBook book, LossReader reader, PlantPlans plans, TimeProvider time, string station) => ProductionRequest.AnswerAsync(context, async () =>
    {
        if (!reader.IsStation(station) || plans.PlantOf(station) is not { } plant)
        {
            throw NoStation(station);
        }

        StateEntry entry = await ProductionRequest.JsonAsync<StateEntry>(context);
        IReadOnlyList<ReasonCode> reasons = plans.Of(plant).Settings.Reasons;
        ReasonCode? reason = reasons.FirstOrDefault(reason => reason.Code == entry.Reason);
        DateTimeOffset now = time.GetUtcNow();
        string? fault = entry switch
        {
            _ when reason is null => $"reason is '{entry.Reason}'; the settings of '{plant}' have {string.Join(", ", reasons.Select(known => known.Code))}",
            _ when string.IsNullOrWhiteSpace(entry.Who) => "who is empty; say who enters this",
            _ when entry.Who.Length > MostTextLength || entry.Why?.Length > MostTextLength => $"who and why may have {MostTextLength} characters",
            _ when entry.To <= entry.From || !ProductionRequest.IsUsable(entry.From) => "'to' must lie after 'from'",
            _ when entry.To > now => "'to' lies ahead; only what has been can be given a reason",
            _ => null,
        };
        if (fault is not null)
        {
            throw ProductionRefusedException.Invalid($"The entry cannot be kept: {fault}.");
        }

        StateEdit edit = new(Guid.CreateVersion7(now).ToString("N"), station, entry.From.ToUniversalTime(), entry.To.ToUniversalTime(), reason!.Code, reason.State, entry.Who.Trim(), now, entry.Why);
        book.Add(edit);
        return TypedResults.Json(edit, ProductionJson.Options, statusCode: StatusCodes.Status201Created);
    });

    private static Task<IResult> Withdraw(HttpContext context, IProductionBook book, TimeProvider time, string station, string id, string? who) => ProductionRequest.AnswerAsync(context, () =>
    {
        if (string.IsNullOrWhiteSpace(who) || who.Length > MostTextLength)
        {
            throw ProductionRefusedException.Invalid("who is missing; say who takes this back.");
        }

        return Task.FromResult<IResult>(book.Withdraw(station, id, who.Trim(), time.GetUtcNow()) ? TypedResults.NoContent() : throw ProductionRefusedException.NotFound($"Station '{station}' has no entry '{id}' that holds."));
    });

    private static (DateTimeOffset From, DateTimeOffset To) Span(HttpContext context)
    {
        ParameterFaults faults = new();
        faults.AddUnknown(context.Request.Query, "from", "to");
        (DateTimeOffset from, DateTimeOffset to) = ProductionRequest.Span(context, faults);
        return faults.Any ? throw new ParameterFaultsException(faults) : (from, to);
    }

    private static ProductionRefusedException NoStation(string station) => ProductionRefusedException.NotFound($"'{station}' is no station of the twin graph.");
}

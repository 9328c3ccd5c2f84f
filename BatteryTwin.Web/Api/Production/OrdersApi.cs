using System.Globalization;
using BatteryTwin.Domain.Production.Orders;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Storage.Production;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Production;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BatteryTwin.Web.Api.Production;

/// <summary>Production orders and targets: <c>/api/production/orders</c> and <c>/targets</c>, one by one or as a table.</summary>
public static class OrdersApi
{
    private static readonly TimeSpan s_ahead = TimeSpan.FromDays(30);

    public static IEndpointRouteBuilder MapOrdersApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder orders = routes.MapGroup("/api/production/orders").WithTags("Production").DisableAntiforgery();
        orders.MapGet("/", Orders).WithSummary("Orders that touch a stretch of time: line, from, to (default: the last 7 and the next 30 days)").Produces<RowsAnswer<OrderRow>>().ProducesProblem(StatusCodes.Status400BadRequest);
        orders.MapPut("/{id}", PutOrderAsync).WithSummary("Enters an order or changes it; with If-Match only where the present one has that ETag (\"0\": there is none)").Accepts<OrderEntry>("application/json").Produces<OrderRow>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status412PreconditionFailed);
        orders.MapDelete("/{id}", DeleteOrder).WithSummary("Deletes an order; with If-Match only where it has that ETag").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status412PreconditionFailed);
        orders.MapPost("/import", ImportOrdersAsync).WithSummary("Enters orders from CSV: order, line, product, quantity, from, to; times without an offset are by the plant's clock; faulty rows are named, the others kept")
            .Accepts<string>("text/csv").Produces<ImportAnswer>().ProducesProblem(StatusCodes.Status400BadRequest);

        RouteGroupBuilder targets = routes.MapGroup("/api/production/targets").WithTags("Production").DisableAntiforgery();
        targets.MapGet("/", Targets).WithSummary("Targets of lines by shift: line, from, to (days)").Produces<RowsAnswer<TargetRow>>().ProducesProblem(StatusCodes.Status400BadRequest);
        targets.MapPut("/", PutTargetsAsync).WithSummary("Enters targets or changes them, all or none; those with a version only where the present one has it (0: there is none)").Accepts<TargetEntry[]>("application/json").Produces<ImportAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status412PreconditionFailed);
        targets.MapDelete("/", DeleteTarget).WithSummary("Deletes a target: line, date, shift; with If-Match only where it has that version").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        targets.MapPost("/import", ImportTargetsAsync).WithSummary("Enters targets from CSV: line, date, shift, quantity; faulty rows are named, the others kept")
            .Accepts<string>("text/csv").Produces<ImportAnswer>().ProducesProblem(StatusCodes.Status400BadRequest);
        return routes;
    }

    private static Task<IResult> Orders(HttpContext context, IProductionBook book) => ProductionRequest.AnswerAsync(context, () =>
    {
        ParameterFaults faults = new();
        faults.AddUnknown(context.Request.Query, "line", "from", "to");
        (DateTimeOffset from, DateTimeOffset to) = ProductionRequest.Span(context, faults, s_ahead);
        return Task.FromResult<IResult>(faults.Any ? faults.ToProblem() : new RowsResult<OrderRow>([.. book.KeptOrders(from, to, Line(context)).Select(OrderRow.Of)]));
    });

    private static Task<IResult> PutOrderAsync(HttpContext context, IProductionBook book, PlantTopology topology, string id) => ProductionRequest.AnswerAsync(context, async () =>
    {
        OrderEntry entry = await ProductionRequest.JsonAsync<OrderEntry>(context);
        ProductionOrder order = new(id, entry.LineId, entry.Product, entry.Quantity, entry.From, entry.To);
        if (OrderFaults.Of(order, line => topology.Current.Find(line) is not null) is [var (_, fault), ..])
        {
            throw ProductionRefusedException.Invalid($"The order cannot be kept: {fault}.");
        }

        RequireKept(book.Apply([OrderChange.Of(order, Expected(context))], ProductionRequest.Actor(context)).Count == 0, $"Order '{id}'");
        KeptDocument<ProductionOrder> kept = book.Order(id) ?? throw ProductionRefusedException.NotFound($"Order '{id}' was deleted meanwhile.");
        context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{kept.Version}\"");
        return TypedResults.Json(OrderRow.Of(kept), ProductionJson.Options);
    });

    private static Task<IResult> DeleteOrder(HttpContext context, IProductionBook book, string id) => ProductionRequest.AnswerAsync(context, () =>
    {
        if (book.Order(id) is null)
        {
            throw ProductionRefusedException.NotFound($"There is no order '{id}'.");
        }

        RequireKept(book.Apply([new OrderChange(id, null, Expected(context))], ProductionRequest.Actor(context)).Count == 0, $"Order '{id}'");
        return Task.FromResult<IResult>(TypedResults.NoContent());
    });

    private static Task<IResult> ImportOrdersAsync(HttpContext context, IProductionBook book, PlantPlans plans) => ProductionRequest.AnswerAsync(context, async () =>
    {
        using StringReader text = new(await ProductionRequest.TextAsync(context));
        PlanTable<ProductionOrder> table = PlanCsv.ReadOrders(text, line => plans.PlantOf(line) is { } plant ? plans.Of(plant).Calendar.Clock : null);
        return Import(table, rows => book.Apply([.. rows.Select(order => OrderChange.Of(order))], ProductionRequest.Actor(context)));
    });

    private static Task<IResult> Targets(HttpContext context, IProductionBook book) => ProductionRequest.AnswerAsync(context, () =>
    {
        ParameterFaults faults = new();
        faults.AddUnknown(context.Request.Query, "line", "from", "to");
        DateOnly from = Day(context.Request.Query["from"], "from", DateOnly.MinValue, faults);
        DateOnly to = Day(context.Request.Query["to"], "to", DateOnly.MaxValue, faults);
        return Task.FromResult<IResult>(faults.Any ? faults.ToProblem() : new RowsResult<TargetRow>([.. book.KeptTargets(from, to, Line(context)).Select(TargetRow.Of)]));
    });

    private static Task<IResult> PutTargetsAsync(HttpContext context, IProductionBook book, PlantPlans plans) => ProductionRequest.AnswerAsync(context, async () =>
    {
        TargetEntry[] targets = await ProductionRequest.JsonAsync<TargetEntry[]>(context);
        string[] faults = [.. targets.Select((target, i) => Fault(target, plans) is { } fault ? $"[{i}]: {fault}" : null).OfType<string>()];
        if (faults.Length > 0)
        {
            throw ProductionRefusedException.Invalid($"Nothing was kept: {string.Join("; ", faults.Take(3))}{(faults.Length > 3 ? $"; and {faults.Length - 3} more" : string.Empty)}.", faults);
        }

        IReadOnlyList<TargetChange> refused = book.Apply([.. targets.Select(target => new TargetChange(target.LineId, target.Date, target.Shift, target.Quantity, target.Version))], ProductionRequest.Actor(context));
        RequireKept(refused.Count == 0, refused.Count == 0 ? string.Empty : $"Nothing was kept: the target of '{refused[0].LineId}' on {refused[0].Date:yyyy-MM-dd} for '{refused[0].Shift}'");
        return TypedResults.Json(new ImportAnswer(targets.Length, []), ProductionJson.Options);
    });

    private static Task<IResult> DeleteTarget(HttpContext context, IProductionBook book) => ProductionRequest.AnswerAsync(context, () =>
    {
        IQueryCollection query = context.Request.Query;
        ParameterFaults faults = new();
        DateOnly day = Day(query["date"], "date", DateOnly.MinValue, faults);
        (string line, string shift) = (query["line"].ToString(), query["shift"].ToString());
        if (faults.Any)
        {
            return Task.FromResult<IResult>(faults.ToProblem());
        }

        if (!book.Targets(day, day, line).Any(target => target.Shift == shift))
        {
            throw ProductionRefusedException.NotFound($"There is no target of line '{line}' on '{query["date"]}' for shift '{shift}'.");
        }

        RequireKept(book.Apply([new TargetChange(line, day, shift, null, Expected(context))], ProductionRequest.Actor(context)).Count == 0, "The target");
        return Task.FromResult<IResult>(TypedResults.NoContent());
    });

    private static Task<IResult> ImportTargetsAsync(HttpContext context, IProductionBook book, PlantPlans plans) => ProductionRequest.AnswerAsync(context, async () =>
    {
        using StringReader text = new(await ProductionRequest.TextAsync(context));
        return Import(PlanCsv.ReadTargets(text, line => ShiftsOf(line, plans)), rows => book.Apply([.. rows.Select(target => TargetChange.Of(target))], ProductionRequest.Actor(context)));
    });

    private static JsonHttpResult<ImportAnswer> Import<T>(PlanTable<T> table, Action<IReadOnlyList<T>> save)
    {
        if (table.Rows.Count > 0)
        {
            save(table.Rows);
        }
        else if (table.Faults.Count > 0)
        {
            throw ProductionRefusedException.Invalid($"No row could be kept; line {table.Faults[0].Line}: {table.Faults[0].Message}.", table.Faults);
        }

        return TypedResults.Json(new ImportAnswer(table.Rows.Count, table.Faults), ProductionJson.Options);
    }

    private static string? Fault(TargetEntry? target, PlantPlans plans) => target is null ? "it is null" : ShiftsOf(target.LineId, plans) switch
    {
        null => $"lineId is '{target.LineId}', which is not in the twin graph",
        var shifts when !shifts.Contains(target.Shift) => $"the calendar of the plant has no shift '{target.Shift}'; it has {string.Join(", ", shifts)}",
        _ => target.Quantity is > 0 and <= OrderFaults.MostUnits ? null : "quantity must be a number above 0",
    };

    private static string[]? ShiftsOf(string line, PlantPlans plans) => plans.PlantOf(line) is { } plant ? [.. plans.Of(plant).Calendar.Shifts.Select(shift => shift.Name)] : null;

    /// <summary>Version of If-Match; null without one.</summary>
    private static long? Expected(HttpContext context) => context.Request.Headers.IfMatch.Count == 0 ? null : ProductionRequest.IfMatch(context.Request);

    private static void RequireKept(bool isKept, string what)
    {
        if (!isKept)
        {
            throw new ProductionRefusedException(StatusCodes.Status412PreconditionFailed, "It was changed meanwhile.", $"{what} has another version than was expected; read it again and repeat the change.");
        }
    }

    private static string? Line(HttpContext context) => context.Request.Query["line"].FirstOrDefault(text => !string.IsNullOrEmpty(text));

    private static DateOnly Day(string? text, string parameter, DateOnly standard, ParameterFaults faults)
    {
        if (string.IsNullOrEmpty(text))
        {
            return standard;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            faults.Add(parameter, $"'{text}' is no day; write it as 2026-03-29");
        }

        return day;
    }
}

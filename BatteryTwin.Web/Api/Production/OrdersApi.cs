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
    private const int MostNameLength = 200;
    private const double MostUnits = 1e12;

    private static readonly TimeSpan s_ahead = TimeSpan.FromDays(30);

    public static IEndpointRouteBuilder MapOrdersApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder orders = routes.MapGroup("/api/production/orders").WithTags("Production").DisableAntiforgery();
        orders.MapGet("/", Orders).WithSummary("Orders that touch a stretch of time: line, from, to (default: the last 7 and the next 30 days)").Produces<RowsAnswer<ProductionOrder>>().ProducesProblem(StatusCodes.Status400BadRequest);
        orders.MapPut("/{id}", PutOrderAsync).WithSummary("Enters an order or changes it").Accepts<OrderEntry>("application/json").Produces<ProductionOrder>().ProducesProblem(StatusCodes.Status400BadRequest);
        orders.MapDelete("/{id}", DeleteOrder).WithSummary("Deletes an order").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
        orders.MapPost("/import", ImportOrdersAsync).WithSummary("Enters orders from CSV: order, line, product, quantity, from, to; times without an offset are by the plant's clock; faulty rows are named, the others kept")
            .Accepts<string>("text/csv").Produces<ImportAnswer>().ProducesProblem(StatusCodes.Status400BadRequest);

        RouteGroupBuilder targets = routes.MapGroup("/api/production/targets").WithTags("Production").DisableAntiforgery();
        targets.MapGet("/", Targets).WithSummary("Targets of lines by shift: line, from, to (days)").Produces<RowsAnswer<ShiftTarget>>().ProducesProblem(StatusCodes.Status400BadRequest);
        targets.MapPut("/", PutTargetsAsync).WithSummary("Enters targets or changes them, all or none").Accepts<ShiftTarget[]>("application/json").Produces<ImportAnswer>().ProducesProblem(StatusCodes.Status400BadRequest);
        targets.MapDelete("/", DeleteTarget).WithSummary("Deletes a target: line, date, shift").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        targets.MapPost("/import", ImportTargetsAsync).WithSummary("Enters targets from CSV: line, date, shift, quantity; faulty rows are named, the others kept")
            .Accepts<string>("text/csv").Produces<ImportAnswer>().ProducesProblem(StatusCodes.Status400BadRequest);
        return routes;
    }

    private static Task<IResult> Orders(HttpContext context, IProductionBook book) => ProductionRequest.AnswerAsync(context, () =>
    {
        ParameterFaults faults = new();
        faults.AddUnknown(context.Request.Query, "line", "from", "to");
        (DateTimeOffset from, DateTimeOffset to) = ProductionRequest.Span(context, faults, s_ahead);
        return Task.FromResult<IResult>(faults.Any ? faults.ToProblem() : new RowsResult<ProductionOrder>(book.Orders(from, to, Line(context))));
    });

    private static Task<IResult> PutOrderAsync(HttpContext context, IProductionBook book, PlantTopology topology, string id) => ProductionRequest.AnswerAsync(context, async () =>
    {
        OrderEntry entry = await ProductionRequest.JsonAsync<OrderEntry>(context);
        string? fault = entry switch
        {
            _ when id.Length > MostNameLength || entry.Product.Length is 0 or > MostNameLength => $"order number and product must have 1 to {MostNameLength} characters",
            _ when topology.Current.Find(entry.LineId) is null => $"lineId is '{entry.LineId}', which is not in the twin graph",
            _ when entry.Quantity is not (> 0 and <= MostUnits) => "quantity must be a number above 0",
            _ when entry.To <= entry.From || !ProductionRequest.IsUsable(entry.From) || !ProductionRequest.IsUsable(entry.To) => "'to' must lie after 'from', both in the years 1990 to 2199",
            _ when entry.To - entry.From > ProductionOrder.Longest => $"'to' lies more than {ProductionOrder.Longest.TotalDays:0} days after 'from'",
            _ => null,
        };
        if (fault is not null)
        {
            throw ProductionRefusedException.Invalid($"The order cannot be kept: {fault}.");
        }

        ProductionOrder order = new(id, entry.LineId, entry.Product, entry.Quantity, entry.From, entry.To);
        book.Save([order]);
        return TypedResults.Json(order, ProductionJson.Options);
    });

    private static Task<IResult> DeleteOrder(HttpContext context, IProductionBook book, string id) => ProductionRequest.AnswerAsync(context, () => Task.FromResult<IResult>(
        book.DeleteOrder(id) ? TypedResults.NoContent() : throw ProductionRefusedException.NotFound($"There is no order '{id}'.")));

    private static Task<IResult> ImportOrdersAsync(HttpContext context, IProductionBook book, PlantPlans plans) => ProductionRequest.AnswerAsync(context, async () =>
    {
        using StringReader text = new(await ProductionRequest.TextAsync(context));
        PlanTable<ProductionOrder> table = PlanCsv.ReadOrders(text, line => plans.PlantOf(line) is { } plant ? plans.Of(plant).Calendar.Clock : null);
        return Import(table, book.Save);
    });

    private static Task<IResult> Targets(HttpContext context, IProductionBook book) => ProductionRequest.AnswerAsync(context, () =>
    {
        ParameterFaults faults = new();
        faults.AddUnknown(context.Request.Query, "line", "from", "to");
        DateOnly from = Day(context.Request.Query["from"], "from", DateOnly.MinValue, faults);
        DateOnly to = Day(context.Request.Query["to"], "to", DateOnly.MaxValue, faults);
        return Task.FromResult<IResult>(faults.Any ? faults.ToProblem() : new RowsResult<ShiftTarget>(book.Targets(from, to, Line(context))));
    });

    private static Task<IResult> PutTargetsAsync(HttpContext context, IProductionBook book, PlantPlans plans) => ProductionRequest.AnswerAsync(context, async () =>
    {
        ShiftTarget[] targets = await ProductionRequest.JsonAsync<ShiftTarget[]>(context);
        string[] faults = [.. targets.Select((target, i) => Fault(target, plans) is { } fault ? $"[{i}]: {fault}" : null).OfType<string>()];
        if (faults.Length > 0)
        {
            throw ProductionRefusedException.Invalid($"Nothing was kept: {string.Join("; ", faults.Take(3))}{(faults.Length > 3 ? $"; and {faults.Length - 3} more" : string.Empty)}.", faults);
        }

        book.Save(targets);
        return TypedResults.Json(new ImportAnswer(targets.Length, []), ProductionJson.Options);
    });

    private static Task<IResult> DeleteTarget(HttpContext context, IProductionBook book) => ProductionRequest.AnswerAsync(context, () =>
    {
        IQueryCollection query = context.Request.Query;
        ParameterFaults faults = new();
        DateOnly day = Day(query["date"], "date", DateOnly.MinValue, faults);
        return Task.FromResult<IResult>(faults.Any
            ? faults.ToProblem()
            : book.DeleteTarget(query["line"].ToString(), day, query["shift"].ToString())
                ? TypedResults.NoContent()
                : throw ProductionRefusedException.NotFound($"There is no target of line '{query["line"]}' on '{query["date"]}' for shift '{query["shift"]}'."));
    });

    private static Task<IResult> ImportTargetsAsync(HttpContext context, IProductionBook book, PlantPlans plans) => ProductionRequest.AnswerAsync(context, async () =>
    {
        using StringReader text = new(await ProductionRequest.TextAsync(context));
        return Import(PlanCsv.ReadTargets(text, line => ShiftsOf(line, plans)), book.Save);
    });

    private static JsonHttpResult<ImportAnswer> Import<T>(PlanTable<T> table, Action<IReadOnlyCollection<T>> save)
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

    private static string? Fault(ShiftTarget? target, PlantPlans plans) => target is null ? "it is null" : ShiftsOf(target.LineId, plans) switch
    {
        null => $"lineId is '{target.LineId}', which is not in the twin graph",
        var shifts when !shifts.Contains(target.Shift) => $"the calendar of the plant has no shift '{target.Shift}'; it has {string.Join(", ", shifts)}",
        _ => target.Quantity is > 0 and <= MostUnits ? null : "quantity must be a number above 0",
    };

    private static string[]? ShiftsOf(string line, PlantPlans plans) => plans.PlantOf(line) is { } plant ? [.. plans.Of(plant).Calendar.Shifts.Select(shift => shift.Name)] : null;

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

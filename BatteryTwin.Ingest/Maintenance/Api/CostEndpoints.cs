using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Domain.Maintenance.Risk;
using BatteryTwin.Ingest.Storage.Maintenance;
using Microsoft.AspNetCore.Http;

namespace BatteryTwin.Ingest.Maintenance.Api;

/// <summary>Costs, and what waiting costs, over HTTP.</summary>
internal static class CostEndpoints
{
    private const int MostPoints = 2_000;
    private const double MostHours = 1e6;

    public static IResult Find(HttpContext context, MaintenanceShelf shelf) => Shown(context, shelf.Costs);

    public static Task<IResult> PutAsync(HttpContext context, MaintenanceShelf shelf, CancellationToken cancel) => MaintenanceRequest.AnswerAsync(async () =>
    {
        long? version = MaintenanceRequest.PutCondition(context.Request);
        CostCatalogue costs = await MaintenanceRequest.BodyAsync<CostCatalogue>(context.Request, cancel).ConfigureAwait(false);
        if (costs.Lines.Any(line => line is null || line.Steps.Any(step => step is null)) || costs.Components.Any(component => component is null) || costs.Lateness.Any(rate => rate is null))
        {
            throw MaintenanceRequest.Invalid("lines, components, lateness: an entry is null");
        }

        return Shown(context, shelf.Put(costs, version, MaintenanceRequest.By(context.Request)));
    });

    /// <summary>The curve of an order that has a forecast.</summary>
    public static Task<IResult> OfOrderAsync(IWorkOrders orders, ScheduleCases cases, MaintenanceShelf shelf, string id, double? horizonHours, int? points, CancellationToken cancel) => MaintenanceRequest.AnswerAsync(async () =>
    {
        WorkOrder order = orders.Find(id) ?? throw new MaintenanceRefusedException(MaintenanceRefusal.Unknown, $"there is no work order '{id}'; GET /api/maintenance/orders lists them");
        (WaitingCost cost, DateTimeOffset from) = await cases.WaitingAsync(order.Content, cancel).ConfigureAwait(false)
            ?? throw new MaintenanceRefusedException(MaintenanceRefusal.Conflict, $"nothing says what waiting with '{order.Content.Title}' costs: it needs a forecast with a distribution for {order.Content.Component ?? "a component"} of {order.Content.Asset}, and that component's costs in /api/maintenance/costs");
        return MaintenanceRequest.Json(View(cost, from, shelf.Costs.Value.Currency, horizonHours ?? 672, points ?? 97));
    });

    /// <summary>The curve of a distribution in the body.</summary>
    public static Task<IResult> OfLifeAsync(HttpContext context, TimeProvider time, MaintenanceShelf shelf, CancellationToken cancel) => MaintenanceRequest.AnswerAsync(async () =>
    {
        WaitingBody body = await MaintenanceRequest.BodyAsync<WaitingBody>(context.Request, cancel).ConfigureAwait(false);
        WaitingCost cost;
        try
        {
            QuantileLife life = new(body.Quantiles ?? []);
            ReplacementCosts costs = new(Amount(body.Planned, "planned"), Amount(body.Failure, "failure"));
            double worth = body.LifeValuePerHour is { } value ? Amount(value, "lifeValuePerHour")
                : body.AgeHours is { } age && costs is { Planned: > 0, Failure: > 0 } ? ReplacementRule.Best(life, costs, Amount(age, "ageHours")).CostPerHour : 0;
            cost = new(life, costs, body.RunningShare ?? 1, worth);
        }
        catch (ArgumentException problem)
        {
            throw MaintenanceRequest.Invalid($"the distribution or a cost cannot be used: {problem.Message.Split(" (Parameter")[0]}");
        }

        return MaintenanceRequest.Json(View(cost, time.GetUtcNow(), shelf.Costs.Value.Currency, body.HorizonHours ?? 672, body.Points ?? 97));
    });

    private static double Amount(double? amount, string member) =>
        amount is >= 0 and <= 1e12 ? amount.Value : throw MaintenanceRequest.Invalid(FormattableString.Invariant($"{member}: {amount} must lie between 0 and 1e12"));

    private static WaitingView View(WaitingCost cost, DateTimeOffset from, string currency, double horizonHours, int points)
    {
        if (!(horizonHours is > 0 and <= MostHours))
        {
            throw MaintenanceRequest.Invalid(FormattableString.Invariant($"horizonHours: {horizonHours} must lie above 0 and up to {MostHours}"));
        }

        return points is >= 2 and <= MostPoints
            ? WaitingView.Of(cost, from, currency, horizonHours, points)
            : throw MaintenanceRequest.Invalid($"points: {points} must lie between 2 and {MostPoints}");
    }

    private static IResult Shown(HttpContext context, Versioned<CostCatalogue> costs)
    {
        MaintenanceRequest.SetETag(context.Response, costs.Version);
        return MaintenanceRequest.Json(costs.Value);
    }
}

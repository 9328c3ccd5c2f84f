using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Storage.Maintenance;
using Microsoft.AspNetCore.Http;

namespace BatteryTwin.Ingest.Maintenance.Api;

/// <summary>Work orders over HTTP.</summary>
internal static class OrderEndpoints
{
    private const int MostListed = 10_000;
    private const int ListedByDefault = 500;

    public static Task<IResult> ListAsync(HttpContext context, IWorkOrders orders, string? state, string? asset, string? limit, CancellationToken cancel) => MaintenanceRequest.AnswerAsync(async () =>
    {
        ParameterFaults faults = new();
        faults.AddUnknown(context.Request.Query, "state", "asset", "limit");
        int most = faults.Number("limit", limit, ListedByDefault, 1, MostListed);
        string wanted = (state ?? "live").ToLowerInvariant();
        bool isState = Enum.TryParse(wanted, ignoreCase: true, out WorkState one) && Enum.IsDefined(one) && !char.IsAsciiDigit(wanted[0]);
        if (!isState && wanted is not ("live" or "all"))
        {
            faults.Add("state", $"'{state}' must be live, all, open, planned, started, paused, completed or cancelled");
        }

        if (faults.Any)
        {
            return faults.ToProblem();
        }

        IEnumerable<WorkOrder> found = wanted == "live" ? orders.Live
            : isState && one is not (WorkState.Completed or WorkState.Cancelled) ? orders.Live.Reverse()
            : orders.Recent(MostListed, asset);
        WorkOrder[] matching = [.. found.Where(order => (asset is null || order.Content.Asset == asset) && (!isState || order.State == one))];
        if (MaintenanceRequest.WantsCsv(context.Request))
        {
            context.Response.ContentType = "text/csv; charset=utf-8";
            await OrderCsv.WriteAsync(context.Response.BodyWriter, matching.Take(most), cancel).ConfigureAwait(false);
            return TypedResults.Empty;
        }

        return MaintenanceRequest.Json(new OrderListView([.. matching.Take(most).Select(OrderView.Of)], matching.Length));
    });

    public static Task<IResult> FindAsync(HttpContext context, IWorkOrders orders, string id) => MaintenanceRequest.AnswerAsync(() => Shown(context, Known(orders, id)));

    public static Task<IResult> AddAsync(HttpContext context, IWorkOrders orders, CancellationToken cancel) => MaintenanceRequest.AnswerAsync(async () =>
    {
        OrderBody body = await MaintenanceRequest.BodyAsync<OrderBody>(context.Request, cancel).ConfigureAwait(false);
        WorkOrder added = orders.Add(Content(body), body.Origin ?? WorkOrigin.ByHand, MaintenanceRequest.Name(body.Name));
        context.Response.Headers.Location = $"/api/maintenance/orders/{added.Id}";
        return Shown(context, added, StatusCodes.Status201Created);
    });

    public static Task<IResult> AmendAsync(HttpContext context, IWorkOrders orders, string id, CancellationToken cancel) => MaintenanceRequest.AnswerAsync(async () =>
    {
        long? version = MaintenanceRequest.IfMatch(context.Request, isNeeded: true);
        OrderBody body = await MaintenanceRequest.BodyAsync<OrderBody>(context.Request, cancel).ConfigureAwait(false);
        (WorkContent content, string name) = (Content(body), MaintenanceRequest.Name(body.Name));
        if (content.Faults() is { Count: > 0 } faults)
        {
            throw MaintenanceRequest.Invalid(string.Join("; ", faults));
        }

        return Shown(context, orders.Apply(id, version, (order, now) => order.Amend(content, name, now, body.Reason)));
    });

    public static Task<IResult> ActAsync(HttpContext context, IWorkOrders orders, MaintenanceShelf shelf, string id, string verb, CancellationToken cancel) => MaintenanceRequest.AnswerAsync(async () =>
    {
        VerbBody body = await MaintenanceRequest.BodyAsync<VerbBody>(context.Request, cancel).ConfigureAwait(false);
        string name = MaintenanceRequest.Name(body.Name);
        long? version = MaintenanceRequest.IfMatch(context.Request, isNeeded: verb == "plan");
        Func<WorkOrder, DateTimeOffset, WorkOrder> step = verb switch
        {
            "plan" => Plan(Known(orders, id), shelf, body, name),
            "unplan" => (order, now) => order.Unplan(name, Reason(body), now),
            "start" => (order, now) => order.Start(name, now),
            "pause" => (order, now) => order.Pause(name, Reason(body), now),
            "resume" => (order, now) => order.Resume(name, now),
            "complete" => Complete(body, name),
            "cancel" => (order, now) => order.Cancel(name, Reason(body), now),
            _ => throw new MaintenanceRefusedException(MaintenanceRefusal.Unknown, $"'{verb}' is nothing an order knows; it can be planned (plan, unplan), worked on (start, pause, resume, complete) and cancelled (cancel)"),
        };
        _ = verb is "unplan" or "pause" or "cancel" ? Reason(body) : null;
        return Shown(context, orders.Apply(id, version, step));
    });

    private static Func<WorkOrder, DateTimeOffset, WorkOrder> Plan(WorkOrder known, MaintenanceShelf shelf, VerbBody body, string name)
    {
        DateTimeOffset start = body.Start ?? throw MaintenanceRequest.Invalid("start: it is missing; give the begin of the work in RFC 3339");
        if (start.Year is < 2000 or > 2199)
        {
            throw MaintenanceRequest.Invalid($"start: {start:O} must lie between the years 2000 and 2199");
        }

        Crew crew = shelf.Crews.FirstOrDefault(crew => crew.Id == body.Crew)?.Value
            ?? throw MaintenanceRequest.Invalid($"crew: there is no crew '{body.Crew}'; GET /api/maintenance/crews lists them");
        DateTimeOffset end = body.End ?? crew.PlaceFrom(start, known.Content.Duration)?.End
            ?? throw MaintenanceRequest.Invalid($"start: {crew.Name} has not the {known.Content.Duration.TotalHours:0.##} h of working time from {start:u} on; choose another time or crew, or give an end");
        if (end <= start || end - start > TimeSpan.FromDays(366))
        {
            throw MaintenanceRequest.Invalid("end: it must lie after the start, at most a year");
        }

        return (order, now) => order.Plan(new(start, end, crew.Id, body.Pinned ?? true), name, now, body.Reason);
    }

    private static Func<WorkOrder, DateTimeOffset, WorkOrder> Complete(VerbBody body, string name)
    {
        FindingKind kind = body.Finding ?? throw MaintenanceRequest.Invalid("finding: it is missing; write confirmed, noFaultFound or other");
        return (order, now) => order.Complete(new(kind, body.Note, body.Replaced ?? false), name, now);
    }

    private static string Reason(VerbBody body) => string.IsNullOrWhiteSpace(body.Reason) ? throw MaintenanceRequest.Invalid("reason: it is missing; say why") : body.Reason;

    private static WorkContent Content(OrderBody body) => (body.Order ?? throw MaintenanceRequest.Invalid("order: it is missing; send {\"name\": \"…\", \"order\": {\"type\": \"predictive\", \"title\": \"…\", \"asset\": \"…\", \"durationHours\": 4}}")).ToContent();

    private static WorkOrder Known(IWorkOrders orders, string id) =>
        orders.Find(id) ?? throw new MaintenanceRefusedException(MaintenanceRefusal.Unknown, $"there is no work order '{id}'; GET /api/maintenance/orders lists them");

    private static IResult Shown(HttpContext context, WorkOrder order, int status = StatusCodes.Status200OK)
    {
        MaintenanceRequest.SetETag(context.Response, order.Version);
        return MaintenanceRequest.Json(OrderView.Of(order), status);
    }
}

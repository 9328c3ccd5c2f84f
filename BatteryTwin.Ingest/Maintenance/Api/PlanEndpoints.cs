using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Ingest.Storage.Maintenance;
using Microsoft.AspNetCore.Http;

namespace BatteryTwin.Ingest.Maintenance.Api;

/// <summary>Recurring plans over HTTP.</summary>
internal static class PlanEndpoints
{
    public static IResult List(MaintenanceShelf shelf, TimeProvider time) => MaintenanceRequest.Json(new { Plans = shelf.Plans.Select(plan => View(plan, time)).ToArray() });

    public static Task<IResult> FindAsync(HttpContext context, MaintenanceShelf shelf, TimeProvider time, string id) => MaintenanceRequest.AnswerAsync(() => Shown(context, Known(shelf, id) ?? throw Unknown(id), time));

    public static Task<IResult> PutAsync(HttpContext context, MaintenanceShelf shelf, TimeProvider time, string id, CancellationToken cancel) => MaintenanceRequest.AnswerAsync(async () =>
    {
        long? version = MaintenanceRequest.PutCondition(context.Request);
        PlanBody body = await MaintenanceRequest.BodyAsync<PlanBody>(context.Request, cancel).ConfigureAwait(false);
        return Shown(context, shelf.Put(body.ToPlan(id, Known(shelf, id)?.Value), version, MaintenanceRequest.By(context.Request)), time);
    });

    public static Task<IResult> DeleteAsync(HttpContext context, MaintenanceShelf shelf, string id) => MaintenanceRequest.AnswerAsync(() =>
    {
        shelf.DeletePlan(id, MaintenanceRequest.IfMatch(context.Request));
        return TypedResults.NoContent();
    });

    public static Task<IResult> MakeDueAsync(RecurringOrders recurring) => MaintenanceRequest.AnswerAsync(() => MaintenanceRequest.Json(new { Orders = recurring.MakeDue().Select(OrderView.Of).ToArray() }));

    private static Versioned<RecurringPlan>? Known(MaintenanceShelf shelf, string id) => shelf.Plans.FirstOrDefault(plan => plan.Id == id);

    private static MaintenanceRefusedException Unknown(string id) => new(MaintenanceRefusal.Unknown, $"there is no recurring plan '{id}'; GET /api/maintenance/plans lists them");

    private static PlanView View(Versioned<RecurringPlan> plan, TimeProvider time) => new(
        plan.Id,
        plan.Version,
        WorkContentBody.Of(plan.Value.Content),
        plan.Value.Recurrence,
        plan.Value.LeadDays,
        plan.Value.IsActive,
        plan.Value.LastDue,
        plan.Value.NextDue(time.GetUtcNow()),
        plan.Value.LastReading,
        plan.Value.Reading,
        plan.Value.ReadAt,
        plan.Value.PerDay);

    private static IResult Shown(HttpContext context, Versioned<RecurringPlan> plan, TimeProvider time)
    {
        MaintenanceRequest.SetETag(context.Response, plan.Version);
        return MaintenanceRequest.Json(View(plan, time));
    }
}

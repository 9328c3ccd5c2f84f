using System.Text;
using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Ingest.Storage.Maintenance;
using Microsoft.AspNetCore.Http;

namespace BatteryTwin.Ingest.Maintenance.Api;

/// <summary>Crews and their calendars over HTTP.</summary>
internal static class CrewEndpoints
{
    /// <summary>Completed work stays in a crew's calendar for the newest orders.</summary>
    private const int OrdersInFeed = 5_000;

    public static IResult List(MaintenanceShelf shelf) => MaintenanceRequest.Json(new { Crews = shelf.Crews.Select(crew => new CrewView(crew.Version, crew.Value)).ToArray() });

    public static Task<IResult> FindAsync(HttpContext context, MaintenanceShelf shelf, string id) => MaintenanceRequest.AnswerAsync(() => Shown(context, Known(shelf, id)));

    public static Task<IResult> PutAsync(HttpContext context, MaintenanceShelf shelf, string id, CancellationToken cancel) => MaintenanceRequest.AnswerAsync(async () =>
    {
        long? version = MaintenanceRequest.PutCondition(context.Request);
        CrewBody body = await MaintenanceRequest.BodyAsync<CrewBody>(context.Request, cancel).ConfigureAwait(false);
        return Shown(context, shelf.Put(body.ToCrew(id), version, MaintenanceRequest.By(context.Request)));
    });

    public static Task<IResult> DeleteAsync(HttpContext context, MaintenanceShelf shelf, string id) => MaintenanceRequest.AnswerAsync(() =>
    {
        shelf.DeleteCrew(id, MaintenanceRequest.IfMatch(context.Request));
        return TypedResults.NoContent();
    });

    public static Task<IResult> FeedAsync(HttpContext context, MaintenanceShelf shelf, IWorkOrders orders, TimeProvider time, string id) => MaintenanceRequest.AnswerAsync(() =>
    {
        Crew crew = Known(shelf, id).Value;
        context.Response.Headers.ContentDisposition = $"inline; filename=\"{crew.Id}.ics\"";
        return TypedResults.Text(CrewCalendarFeed.Write(crew, orders.Live.Concat(orders.Recent(OrdersInFeed)).DistinctBy(order => order.Id), time.GetUtcNow()), "text/calendar", Encoding.UTF8);
    });

    private static Versioned<Crew> Known(MaintenanceShelf shelf, string id) =>
        shelf.Crews.FirstOrDefault(crew => crew.Id == id) ?? throw new MaintenanceRefusedException(MaintenanceRefusal.Unknown, $"there is no crew '{id}'; GET /api/maintenance/crews lists them");

    private static IResult Shown(HttpContext context, Versioned<Crew> crew)
    {
        MaintenanceRequest.SetETag(context.Response, crew.Version);
        return MaintenanceRequest.Json(crew.Value);
    }
}

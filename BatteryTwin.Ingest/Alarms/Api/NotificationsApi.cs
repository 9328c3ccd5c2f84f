using BatteryTwin.Domain.Alarms.Notifications;
using BatteryTwin.Ingest.Alarms.Notifications;
using BatteryTwin.Ingest.Maintenance.Api;
using BatteryTwin.Ingest.Mapping.Api;
using BatteryTwin.Ingest.Storage.Maintenance;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BatteryTwin.Ingest.Alarms.Api;

/// <summary>Notifications over HTTP: channels by name, routes, tests and the delivery log. Addresses and secrets never leave the configuration.</summary>
public static class NotificationsApi
{
    private const int MostDeliveries = 1_000;
    private const int UsualDeliveries = 100;

    public static IEndpointRouteBuilder MapNotificationsApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/api/notifications").WithTags("Notifications");
        group.MapGet("/channels", Channels).WithSummary("Configured channels by name and kind");
        group.MapPost("/channels/{name}/test", TestAsync).WithSummary("Sends a test message to a channel, once and at once");
        group.MapGet("/routes", List).WithSummary("Which alerts go to which channel");
        group.MapPut("/routes/{id}", PutAsync).WithSummary("Changes a route (If-Match), or keeps a new one (If-None-Match: *)").Accepts<NotificationRoute>("application/json");
        group.MapDelete("/routes/{id}", DeleteAsync).WithSummary("Deletes a route (If-Match)");
        group.MapGet("/deliveries", Deliveries).WithSummary("The delivery log, newest first: waiting, delivered, failed");
        return routes;
    }

    private static IResult Channels(AlarmNotifications notifications) => MaintenanceRequest.Json(new ChannelList(notifications.Channels));

    private static Task<IResult> TestAsync(HttpContext context, AlarmNotifications notifications, string name, CancellationToken cancel) => MaintenanceRequest.AnswerAsync(async () =>
    {
        string? failure = await notifications.TestAsync(name, MappingRequest.Actor(context.Request), cancel).ConfigureAwait(false);
        return MaintenanceRequest.Json(new TestAnswer(failure is null, failure));
    });

    private static IResult List(AlarmNotifications notifications) => MaintenanceRequest.Json(new RouteList(notifications.Routes));

    private static Task<IResult> PutAsync(HttpContext context, AlarmNotifications notifications, string id, CancellationToken cancel) => MaintenanceRequest.AnswerAsync(async () =>
    {
        long? expected = MaintenanceRequest.PutCondition(context.Request);
        NotificationRoute route = await MaintenanceRequest.BodyAsync<NotificationRoute>(context.Request, cancel).ConfigureAwait(false);
        if (route.Id != id)
        {
            throw MaintenanceRequest.Invalid($"id: it is '{route.Id}' in the body and '{id}' in the address; a route keeps its id");
        }

        StoredNotificationRoute stored = notifications.Put(route, expected);
        MaintenanceRequest.SetETag(context.Response, stored.Version);
        return MaintenanceRequest.Json(stored, stored.Version == 1 ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    });

    private static Task<IResult> DeleteAsync(HttpContext context, AlarmNotifications notifications, string id) => MaintenanceRequest.AnswerAsync(() =>
    {
        notifications.Delete(id, MaintenanceRequest.IfMatch(context.Request, isNeeded: true));
        return TypedResults.NoContent();
    });

    private static Task<IResult> Deliveries(AlarmNotifications notifications, int? limit) => MaintenanceRequest.AnswerAsync(() => limit is null or (> 0 and <= MostDeliveries)
        ? MaintenanceRequest.Json(new DeliveryList(notifications.Deliveries(limit ?? UsualDeliveries)))
        : throw new MaintenanceRefusedException(MaintenanceRefusal.Invalid, $"limit is {limit}; it must lie between 1 and {MostDeliveries}"));
}

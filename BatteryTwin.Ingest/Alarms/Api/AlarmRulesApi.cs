using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Ingest.Alarms.Rehearsal;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Maintenance.Api;
using BatteryTwin.Ingest.Mapping.Api;
using BatteryTwin.Ingest.Storage.Maintenance;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BatteryTwin.Ingest.Alarms.Api;

/// <summary>Alarm rules over HTTP: kept with versions, changed by the version one has seen, rehearsed as jobs.</summary>
public static class AlarmRulesApi
{
    private const int MostChanges = 200;

    public static IEndpointRouteBuilder MapAlarmRulesApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder rules = routes.MapGroup("/api/alarm-rules").WithTags("Alarm rules");
        rules.MapGet("/", List).WithSummary("All alarm rules, with the places they are watched at and the alarms that stand");
        rules.MapPost("/", CreateAsync).WithSummary("Keeps a new rule").Accepts<AlarmRule>("application/json");
        rules.MapPost("/rehearse", RehearseAsync).WithSummary("Starts a rehearsal of a drafted rule over stored history; the job's result tells what it would have done").Accepts<RehearsalRequest>("application/json");
        rules.MapGet("/{id}", FindAsync).WithSummary("One rule, with its version as ETag");
        rules.MapPut("/{id}", PutAsync).WithSummary("Changes a rule (If-Match), or keeps a new one (If-None-Match: *)").Accepts<AlarmRule>("application/json");
        rules.MapDelete("/{id}", DeleteAsync).WithSummary("Deletes a rule (If-Match); its history stays");
        rules.MapGet("/{id}/history", History).WithSummary("Versions of a rule, newest first, also of a deleted one");
        return routes;
    }

    private static IResult List(IAlarmRules rules, LiveAlarmRules live) => MaintenanceRequest.Json(new AlarmRuleList([.. rules.All.Select(stored => live.View(stored))]));

    private static Task<IResult> FindAsync(HttpContext context, IAlarmRules rules, LiveAlarmRules live, string id) => MaintenanceRequest.AnswerAsync(() =>
    {
        StoredAlarmRule stored = rules.All.FirstOrDefault(one => one.Rule.Id == id) ?? throw Unknown(id);
        MaintenanceRequest.SetETag(context.Response, stored.Version);
        return MaintenanceRequest.Json(live.View(stored));
    });

    private static Task<IResult> CreateAsync(HttpContext context, IAlarmRules rules, LiveAlarmRules live, CancellationToken cancel) => MaintenanceRequest.AnswerAsync(async () =>
    {
        AlarmRule rule = await MaintenanceRequest.BodyAsync<AlarmRule>(context.Request, cancel).ConfigureAwait(false);
        if (rules.All.Any(stored => stored.Rule.Id == rule.Id))
        {
            throw new MaintenanceRefusedException(MaintenanceRefusal.Conflict, $"there is an alarm rule '{rule.Id}' already; take another id, or change it with PUT");
        }

        return Saved(context, rules.Put(rule, 0, MappingRequest.Actor(context.Request)), live);
    });

    private static Task<IResult> PutAsync(HttpContext context, IAlarmRules rules, LiveAlarmRules live, string id, CancellationToken cancel) => MaintenanceRequest.AnswerAsync(async () =>
    {
        long? expected = MaintenanceRequest.PutCondition(context.Request);
        AlarmRule rule = await MaintenanceRequest.BodyAsync<AlarmRule>(context.Request, cancel).ConfigureAwait(false);
        return rule.Id == id
            ? Saved(context, rules.Put(rule, expected, MappingRequest.Actor(context.Request)), live)
            : throw MaintenanceRequest.Invalid($"id: it is '{rule.Id}' in the body and '{id}' in the address; a rule keeps its id");
    });

    private static Task<IResult> DeleteAsync(HttpContext context, IAlarmRules rules, string id) => MaintenanceRequest.AnswerAsync(() =>
    {
        rules.Delete(id, MaintenanceRequest.IfMatch(context.Request, isNeeded: true), MappingRequest.Actor(context.Request));
        return TypedResults.NoContent();
    });

    private static Task<IResult> History(IAlarmRules rules, string id) => MaintenanceRequest.AnswerAsync(() =>
        rules.History(id, MostChanges) is { Count: > 0 } changes ? MaintenanceRequest.Json(new { changes }) : throw Unknown(id));

    private static Task<IResult> RehearseAsync(HttpContext context, RuleRehearsals rehearsals, CancellationToken cancel) => MaintenanceRequest.AnswerAsync(async () =>
    {
        JobStatus job = rehearsals.Start(await MaintenanceRequest.BodyAsync<RehearsalRequest>(context.Request, cancel).ConfigureAwait(false));
        return TypedResults.Accepted($"/api/jobs/{Uri.EscapeDataString(job.Id)}", new { jobId = job.Id });
    });

    private static IResult Saved(HttpContext context, StoredAlarmRule stored, LiveAlarmRules live)
    {
        MaintenanceRequest.SetETag(context.Response, stored.Version);
        if (stored.Version > 1)
        {
            return MaintenanceRequest.Json(live.View(stored));
        }

        context.Response.Headers.Location = $"/api/alarm-rules/{stored.Rule.Id}";
        return MaintenanceRequest.Json(live.View(stored), StatusCodes.Status201Created);
    }

    private static MaintenanceRefusedException Unknown(string id) => new(MaintenanceRefusal.Unknown, $"there is no alarm rule '{id}'; GET /api/alarm-rules lists them");
}

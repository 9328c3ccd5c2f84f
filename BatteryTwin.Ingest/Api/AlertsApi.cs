using System.Text.Json.Nodes;
using BatteryTwin.Domain.Alarms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BatteryTwin.Ingest.Api;

/// <summary>Alerts and what people did about them: <c>/api/alerts</c>.</summary>
public static class AlertsApi
{
    private const int DefaultLimit = 200;
    private const int MaxLimit = 10_000;

    public static IEndpointRouteBuilder MapAlertsApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder alerts = routes.MapGroup("/api/alerts").WithTags("Alerts").DisableAntiforgery();
        alerts.MapGet("/", List).WithSummary("Alerts, newest first; state = open, new, acknowledged, shelved, cleared or all");
        alerts.MapGet("/{id}", Get).WithSummary("One alert with its history");
        alerts.MapPost("/{id}/acknowledge", AcknowledgeAsync).WithSummary("Acknowledge with name and note");
        alerts.MapPost("/{id}/shelve", ShelveAsync).WithSummary("Set aside until a time, with a reason");
        alerts.MapPost("/{id}/unshelve", UnshelveAsync).WithSummary("Take off the shelf");
        alerts.MapPost("/{id}/comment", CommentAsync).WithSummary("Add a comment to the alert's history, in any state");
        return routes;
    }

    private static IResult List(IAlertLog log, TimeProvider time, string? state, string? twin, int? limit)
    {
        int most = limit ?? DefaultLimit;
        if (most is < 1 or > MaxLimit)
        {
            return Invalid($"limit is {most}; it must lie between 1 and {MaxLimit}");
        }

        DateTimeOffset now = time.GetUtcNow();
        IEnumerable<Alert>? found = (state ?? "open").ToLowerInvariant() switch
        {
            "open" => log.Open,
            "all" => log.Recent(MaxLimit, twin),
            var word when Enum.TryParse(word, ignoreCase: true, out AlertState wanted) && Enum.IsDefined(wanted) && !char.IsDigit(word[0]) =>
                (wanted == AlertState.Cleared ? log.Recent(MaxLimit, twin) : log.Open).Where(alert => alert.StateAt(now) == wanted),
            _ => null,
        };
        if (found is null)
        {
            return Invalid($"state is '{state}'; it must be open, new, acknowledged, shelved, cleared or all");
        }

        Alert[] matching = [.. found.Where(alert => twin is null || alert.TwinId == twin)];
        return Results.Json(new JsonObject
        {
            ["alerts"] = new JsonArray([.. matching.Take(most).Select(alert => AlertJson.Write(alert, now))]),
            ["total"] = matching.Length,
        });
    }

    private static IResult Get(IAlertLog log, TimeProvider time, string id) =>
        log.Find(id) is { } alert ? Results.Json(AlertJson.Write(alert, time.GetUtcNow())) : NotFound(id);

    private static Task<IResult> AcknowledgeAsync(IAlertLog log, TimeProvider time, string id, AcknowledgeRequest body, CancellationToken cancel) =>
        ApplyAsync(log, time, id, body.Name, (alert, name, now) => alert.Acknowledge(name, body.Note, now), cancel);

    private static Task<IResult> ShelveAsync(IAlertLog log, TimeProvider time, string id, ShelveRequest body, CancellationToken cancel)
    {
        if (body.Until is not { } until)
        {
            return Task.FromResult(Invalid("until is missing; give the time up to which the alert is set aside, in RFC 3339"));
        }

        if (string.IsNullOrWhiteSpace(body.Reason))
        {
            return Task.FromResult(Invalid("reason is missing; say why the alert is set aside"));
        }

        DateTimeOffset latest = time.GetUtcNow() + Alert.MaxShelving;
        return until <= time.GetUtcNow() || until > latest
            ? Task.FromResult(Invalid($"until is {until:O}; it must lie ahead, at most {Alert.MaxShelving.TotalDays:0} days"))
            : ApplyAsync(log, time, id, body.Name, (alert, name, now) => alert.Shelve(name, until, body.Reason, now), cancel);
    }

    private static Task<IResult> UnshelveAsync(IAlertLog log, TimeProvider time, string id, UnshelveRequest body, CancellationToken cancel) =>
        ApplyAsync(log, time, id, body.Name, (alert, name, now) => alert.Unshelve(name, now), cancel);

    private static Task<IResult> CommentAsync(IAlertLog log, TimeProvider time, string id, CommentRequest body, CancellationToken cancel) => body.Comment?.Trim().Length is > 0 and <= Alert.MostWords
        ? ApplyAsync(log, time, id, body.Name, (alert, name, now) => alert.Comment(name, body.Comment, now), cancel)
        : Task.FromResult(Invalid($"comment is missing or longer than {Alert.MostWords} characters"));

    private static async Task<IResult> ApplyAsync(
        IAlertLog log, TimeProvider time, string id, string? name, Func<Alert, string, DateTimeOffset, Alert> verb, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return Invalid("name is missing; say who does this");
        }

        try
        {
            Alert changed = await log.ApplyAsync(id, alert => verb(alert, name, time.GetUtcNow()), cancel).ConfigureAwait(false);
            return Results.Json(AlertJson.Write(changed, time.GetUtcNow()));
        }
        catch (KeyNotFoundException)
        {
            return NotFound(id);
        }
        catch (AlertActionException refusal)
        {
            return Results.Problem(refusal.Message, statusCode: StatusCodes.Status409Conflict, title: "The alert's state does not allow this");
        }
    }

    private static IResult Invalid(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status400BadRequest, title: "The request cannot be understood");

    private static IResult NotFound(string id) =>
        Results.Problem($"There is no alert '{id}'; GET /api/alerts lists them.", statusCode: StatusCodes.Status404NotFound, title: "No such alert");
}

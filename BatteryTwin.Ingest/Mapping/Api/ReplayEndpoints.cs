using System.Globalization;
using BatteryTwin.Domain.Telemetry;
using Microsoft.AspNetCore.Http;

namespace BatteryTwin.Ingest.Mapping.Api;

/// <summary>Replay of stored points.</summary>
internal static class ReplayEndpoints
{
    public static Task<IResult> PlanAsync(HttpContext context, IMappingReplay replay, string? from, string? to, string[]? rule, CancellationToken cancel) =>
        MappingRequest.AnswerAsync(context, async () =>
        {
            ReplayPlan plan = await replay.PlanAsync(Range(Time("from", from), Time("to", to), rule is { Length: > 0 } ? rule : null), cancel).ConfigureAwait(false);
            return TypedResults.Json(ReplayPlanView.Of(plan), MappingJson.Options);
        });

    public static Task<IResult> StartAsync(HttpContext context, IMappingReplay replay, IMappingRules rules, CancellationToken cancel) => MappingRequest.AnswerAsync(context, async () =>
    {
        ReplayStart request = context.Request.ContentLength is null or 0 ? new(null, null, null) : await MappingRequest.JsonAsync<ReplayStart>(context.Request, cancel).ConfigureAwait(false);
        if (request.Rules?.FirstOrDefault(id => rules.Current.Find(id) is null) is { } unknown)
        {
            throw new MappingRefusedException(MappingRefusal.NotFound, $"there is no rule '{unknown}'");
        }

        if (await replay.StartAsync(Range(request.From, request.To, request.Rules), cancel).ConfigureAwait(false) is not { } job)
        {
            return TypedResults.Problem("A replay is running; wait for it or cancel it under /api/jobs.", title: "One replay at a time.", statusCode: StatusCodes.Status409Conflict);
        }

        return TypedResults.Accepted($"/api/jobs/{Uri.EscapeDataString(job.Id)}", new { JobId = job.Id });
    });

    private static ReplayRange Range(DateTimeOffset? from, DateTimeOffset? to, string[]? rules)
    {
        ReplayRange range = new(from ?? DateTimeOffset.UnixEpoch, to ?? EpochTime.FromNs(long.MaxValue), rules);
        return range.From < range.To ? range : throw MappingRequest.Invalid("from", "must lie before to");
    }

    private static DateTimeOffset? Time(string parameter, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : throw MappingRequest.Invalid(parameter, $"'{text}' is no time; write it as 2026-03-31T12:00:00Z");
    }
}

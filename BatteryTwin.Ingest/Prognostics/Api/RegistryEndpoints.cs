using BatteryTwin.Ingest.Prognostics.Desk;
using Microsoft.AspNetCore.Http;

namespace BatteryTwin.Ingest.Prognostics.Api;

/// <summary>Model registry, outcomes and model health over HTTP.</summary>
internal static class RegistryEndpoints
{
    private const int UsualLimit = 100;
    private const int MostLimit = 1_000;
    private const string ChangeExample = "{\"action\": \"promote\", \"modelId\": \"m-…\", \"reason\": \"…\"} with action candidate, challenge, promote, rollback or retire";
    private const string OutcomeExample = "{\"twin\": \"…\", \"component\": \"…\", \"end\": \"failed\", \"at\": \"2026-05-04T08:00:00Z\", \"note\": \"…\"} with end failed or replaced";

    public static Task<IResult> List(HttpContext context, IPrognosticsDesk desk, CancellationToken cancel) => PrognosticsRequest.AnswerAsync(context, async () =>
        TypedResults.Ok(new { ComponentTypes = await desk.RegistryAsync(cancel).ConfigureAwait(false) }));

    public static Task<IResult> Find(HttpContext context, IPrognosticsDesk desk, string type, CancellationToken cancel) => PrognosticsRequest.AnswerAsync(context, async () =>
        TypedResults.Ok((await desk.RegistryAsync(cancel).ConfigureAwait(false)).FirstOrDefault(line => line.ComponentType == type)
            ?? throw new PrognosticsException(PrognosticsFault.Unknown, $"no components of type '{type}' are watched; list the types with GET /api/prognostics/registry")));

    public static Task<IResult> History(HttpContext context, IPrognosticsDesk desk, string? type, int? limit, CancellationToken cancel) => PrognosticsRequest.AnswerAsync(context, async () =>
        TypedResults.Ok(new { Changes = await desk.HistoryAsync(type, Limit(limit), cancel).ConfigureAwait(false) }));

    public static Task<IResult> Change(HttpContext context, IPrognosticsDesk desk, string type, CancellationToken cancel) => PrognosticsRequest.AnswerAsync(context, async () =>
    {
        RegistryChangeBody body = await PrognosticsRequest.BodyAsync<RegistryChangeBody>(context, ChangeExample, cancel).ConfigureAwait(false);
        return TypedResults.Ok(await desk.ChangeAsync(type, body, PrognosticsRequest.Actor(context), cancel).ConfigureAwait(false));
    });

    public static Task<IResult> Outcomes(HttpContext context, IPrognosticsDesk desk, string? type, int? limit, CancellationToken cancel) => PrognosticsRequest.AnswerAsync(context, async () =>
        TypedResults.Ok(new { Outcomes = await desk.OutcomesAsync(type, Limit(limit), cancel).ConfigureAwait(false) }));

    public static Task<IResult> AddOutcome(HttpContext context, IPrognosticsDesk desk, CancellationToken cancel) => PrognosticsRequest.AnswerAsync(context, async () =>
    {
        OutcomeBody body = await PrognosticsRequest.BodyAsync<OutcomeBody>(context, OutcomeExample, cancel).ConfigureAwait(false);
        return TypedResults.Created((string?)null, await desk.AddOutcomeAsync(body, PrognosticsRequest.Actor(context), cancel).ConfigureAwait(false));
    });

    public static Task<IResult> Health(HttpContext context, IPrognosticsDesk desk, CancellationToken cancel) => PrognosticsRequest.AnswerAsync(context, async () =>
        TypedResults.Ok(new { ComponentTypes = await desk.HealthAsync(cancel).ConfigureAwait(false) }));

    public static Task<IResult> Trainings(HttpContext context, IPrognosticsDesk desk, CancellationToken cancel) => PrognosticsRequest.AnswerAsync(context, async () =>
        TypedResults.Ok(new { Trainings = await desk.TrainingsAsync(cancel).ConfigureAwait(false) }));

    private static int Limit(int? limit) => limit switch
    {
        null => UsualLimit,
        >= 1 and <= MostLimit => limit.Value,
        _ => throw PrognosticsRequest.Invalid($"limit is {limit}; it must lie between 1 and {MostLimit}"),
    };
}

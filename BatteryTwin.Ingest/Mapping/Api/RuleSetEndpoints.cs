using System.Globalization;
using BatteryTwin.Domain.Telemetry.Mapping;
using Microsoft.AspNetCore.Http;

namespace BatteryTwin.Ingest.Mapping.Api;

/// <summary>All rules at once: files and history.</summary>
internal static class RuleSetEndpoints
{
    private const int DefaultChanges = 50;
    private const int MaxChanges = 1_000;

    public static IResult Export(HttpContext context, IMappingRules rules)
    {
        MappingRuleSet set = rules.Current;
        MappingRequest.SetETag(context.Response, set.Version);
        context.Response.Headers.ContentDisposition = "attachment; filename=tag-mapping.json";
        return TypedResults.Json(new RuleFile("BatteryTwin tag mapping", 1, [.. set.Rules.Select(stored => stored.Rule)]), MappingJson.Options);
    }

    public static Task<IResult> ImportAsync(HttpContext context, IMappingRules rules, CancellationToken cancel) => MappingRequest.AnswerAsync(context, async () =>
    {
        RuleFile file = await MappingRequest.JsonAsync<RuleFile>(context.Request, cancel).ConfigureAwait(false);
        if (file.Version is not (null or 1) || file.Rules is null || file.Rules.Any(rule => rule is null))
        {
            throw MappingRequest.Invalid(file.Rules is null ? "rules" : "version", "send a file as /api/mapping/export writes it: {\"version\": 1, \"rules\": [...]}");
        }

        MappingRuleSet set = rules.Import(file.Rules, MappingRequest.IfMatch(context.Request), MappingRequest.Actor(context.Request));
        MappingRequest.SetETag(context.Response, set.Version);
        return TypedResults.Json(new { set.Version, Rules = set.Rules.Length }, MappingJson.Options);
    });

    public static IResult History(HttpContext context, IMappingRules rules, string? limit, string? before) => MappingRequest.Answer(context, () =>
    {
        int most = (int)(Number("limit", limit, 1, MaxChanges) ?? DefaultChanges);
        return TypedResults.Json(new ChangeListView(rules.History(most, Number("before", before, 1, long.MaxValue))), MappingJson.Options);
    });

    public static IResult Revert(HttpContext context, IMappingRules rules, long number) => MappingRequest.Answer(context, () =>
    {
        MappingRuleSet set = rules.Revert(number, MappingRequest.Actor(context.Request));
        MappingRequest.SetETag(context.Response, set.Version);
        return TypedResults.Json(new { set.Version, Rules = set.Rules.Length }, MappingJson.Options);
    });

    private static long? Number(string parameter, string? text, long least, long most)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number >= least && number <= most
            ? number
            : throw MappingRequest.Invalid(parameter, $"'{text}' is no whole number from {least} to {most}");
    }

    private sealed record RuleFile(string? Product, int? Version, MappingRule[]? Rules);
}

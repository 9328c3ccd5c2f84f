using System.Collections.Immutable;
using BatteryTwin.Domain.Telemetry.Mapping;
using Microsoft.AspNetCore.Http;

namespace BatteryTwin.Ingest.Mapping.Api;

/// <summary>Rules one by one.</summary>
internal static class RuleEndpoints
{
    public static Task<IResult> ListAsync(HttpContext context, ITagMapping mapping, CancellationToken cancel) => MappingRequest.AnswerAsync(context, async () =>
    {
        TagMappingState state = await mapping.ReadAsync(cancel).ConfigureAwait(false);
        MappingRequest.SetETag(context.Response, state.Rules.Version);
        return TypedResults.Json(new RuleListView(state.Rules.Version, RuleView.Of(state)), MappingJson.Options);
    });

    public static IResult Find(HttpContext context, IMappingRules rules, string id) => MappingRequest.Answer(context, () =>
    {
        StoredRule stored = rules.Current.Find(id) ?? throw new MappingRefusedException(MappingRefusal.NotFound, $"there is no rule '{id}'");
        MappingRequest.SetETag(context.Response, stored.Version);
        return context.Request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase)
            ? TypedResults.Text(MappingTable.Write(stored.Rule.Rows), "text/csv; charset=utf-8")
            : TypedResults.Json(stored.Rule, MappingJson.Options);
    });

    public static Task<IResult> AddAsync(HttpContext context, IMappingRules rules, string? name, CancellationToken cancel) => MappingRequest.AnswerAsync(context, async () =>
    {
        MappingRule rule = MappingRequest.IsCsv(context.Request)
            ? new() { Name = name ?? string.Empty, Kind = MappingRuleKind.Table, Rows = Sound(MappingTable.Read(await MappingRequest.TextAsync(context.Request, cancel).ConfigureAwait(false))) }
            : await MappingRequest.JsonAsync<MappingRule>(context.Request, cancel).ConfigureAwait(false);
        StoredRule added = rules.Add(rule, MappingRequest.Actor(context.Request));
        MappingRequest.SetETag(context.Response, added.Version);
        context.Response.Headers.Location = $"/api/mapping/rules/{added.Rule.Id}";
        return TypedResults.Json(added.Rule, MappingJson.Options, statusCode: StatusCodes.Status201Created);
    });

    public static Task<IResult> UpdateAsync(HttpContext context, IMappingRules rules, string id, CancellationToken cancel) => MappingRequest.AnswerAsync(context, async () =>
    {
        if (context.Request.Headers.IfMatch.Count == 0)
        {
            return TypedResults.Problem(
                "Send If-Match with the ETag the rule came with, so that nobody's change is overwritten; If-Match: * overwrites whatever is there.",
                title: "If-Match is missing.",
                statusCode: StatusCodes.Status428PreconditionRequired);
        }

        long? version = MappingRequest.IfMatch(context.Request);
        StoredRule known = rules.Current.Find(id) ?? throw new MappingRefusedException(MappingRefusal.NotFound, $"there is no rule '{id}'");
        MappingRule rule = MappingRequest.IsCsv(context.Request)
            ? known.Rule with { Kind = MappingRuleKind.Table, Rows = Sound(MappingTable.Read(await MappingRequest.TextAsync(context.Request, cancel).ConfigureAwait(false))) }
            : await MappingRequest.JsonAsync<MappingRule>(context.Request, cancel).ConfigureAwait(false);
        StoredRule updated = rules.Update(id, rule, version, MappingRequest.Actor(context.Request));
        MappingRequest.SetETag(context.Response, updated.Version);
        return TypedResults.Json(updated.Rule, MappingJson.Options);
    });

    public static IResult Delete(HttpContext context, IMappingRules rules, string id) => MappingRequest.Answer(context, () =>
    {
        rules.Delete(id, MappingRequest.IfMatch(context.Request), MappingRequest.Actor(context.Request));
        return TypedResults.NoContent();
    });

    public static Task<IResult> OrderAsync(HttpContext context, IMappingRules rules, CancellationToken cancel) => MappingRequest.AnswerAsync(context, async () =>
    {
        RuleOrder order = await MappingRequest.JsonAsync<RuleOrder>(context.Request, cancel).ConfigureAwait(false);
        MappingRuleSet set = rules.Order(order.Ids ?? [], MappingRequest.IfMatch(context.Request), MappingRequest.Actor(context.Request));
        MappingRequest.SetETag(context.Response, set.Version);
        return TypedResults.Json(new { set.Version, Ids = set.Rules.Select(stored => stored.Rule.Id) }, MappingJson.Options);
    });

    private static ImmutableArray<MappingTableRow> Sound((ImmutableArray<MappingTableRow> Rows, IReadOnlyList<MappingFault> Faults) table) =>
        table.Faults.Count == 0 ? table.Rows : throw new MappingRefusedException(MappingRefusal.Invalid, "the table is not sound; nothing was kept", table.Faults);
}

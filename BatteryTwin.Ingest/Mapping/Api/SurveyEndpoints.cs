using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Mapping;
using BatteryTwin.Domain.Telemetry.Units;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Pipeline.Mapping;
using Microsoft.AspNetCore.Http;

namespace BatteryTwin.Ingest.Mapping.Api;

/// <summary>What rules do or would do.</summary>
internal static class SurveyEndpoints
{
    private const int DefaultRows = 200;

    public static Task<IResult> ReadTableAsync(HttpContext context, CancellationToken cancel) => MappingRequest.AnswerAsync(context, async () =>
    {
        (var rows, IReadOnlyList<MappingFault> faults) = MappingTable.Read(await MappingRequest.TextAsync(context.Request, cancel).ConfigureAwait(false));
        return TypedResults.Json(new { Valid = faults.Count == 0, Rows = rows, Errors = faults }, MappingJson.Options);
    });

    public static Task<IResult> PreviewAsync(HttpContext context, IMappingRules rules, IMappingSurvey survey, CancellationToken cancel) => MappingRequest.AnswerAsync(context, async () =>
    {
        PreviewRequest request = context.Request.ContentLength is null or 0 ? new(null, null, null) : await MappingRequest.JsonAsync<PreviewRequest>(context.Request, cancel).ConfigureAwait(false);
        MappingRule[]? draft = request.Rules is null ? null : [.. request.Rules.Select(rule => rule is null ? throw MappingRequest.Invalid("rules", "a rule is null") : MappingJson.Plain(rule))];
        if (draft?.SelectMany((rule, at) => MappingRuleCheck.Of(rule).Select(fault => fault with { Property = $"rules[{at}].{fault.Property}" })).ToArray() is { Length: > 0 } faults)
        {
            throw new MappingRefusedException(MappingRefusal.Invalid, "the draft is not sound; correct what is named", faults);
        }

        MappingPreview preview = await survey.PreviewAsync(draft ?? [.. rules.Current.Rules.Select(stored => stored.Rule)], cancel).ConfigureAwait(false);
        IEnumerable<MappingPreviewRow> rows = request.Series is { Length: > 0 } series ? preview.Rows.Where(row => series.Contains(row.Series.Key.Canonical)) : preview.Rows;
        return TypedResults.Json(
            new
            {
                preview.Mapped,
                preview.Problems,
                preview.NoRule,
                Series = rows.Take(Math.Clamp(request.Limit ?? DefaultRows, 1, MappingSurvey.MaxCandidates)).Select(Row),
                Conflicts = preview.Conflicts.Select(conflict => new
                {
                    conflict.Twin,
                    conflict.Field,
                    Mapped = conflict.Mapped.Select(key => key.Canonical),
                    Direct = conflict.Direct.Select(key => key.Canonical),
                }),
            },
            MappingJson.Options);
    });

    public static Task<IResult> SuggestAsync(HttpContext context, IMappingSurvey survey, ITwinGraph graph, string? series, CancellationToken cancel) => MappingRequest.AnswerAsync(context, async () =>
    {
        SeriesKey key = (await survey.CandidatesAsync(cancel).ConfigureAwait(false)).FirstOrDefault(candidate => candidate.Key.Canonical == series)?.Key
            ?? throw new MappingRefusedException(MappingRefusal.NotFound, $"no unmapped series '{series}' is stored; write it as /api/ingest/status does");
        return TypedResults.Json(new { Suggestions = new TargetSuggestions(graph.Current).For(key) }, MappingJson.Options);
    });

    public static IResult Trace(HttpContext context, IMappedOrigins origins, string? twin, string? field) => MappingRequest.Answer(context, () => TypedResults.Json(
        new
        {
            Origins = (string.IsNullOrEmpty(twin) ? throw MappingRequest.Invalid("twin", "name the twin whose values are asked about") : origins.Of(twin, string.IsNullOrEmpty(field) ? null : field))
                .Select(origin => new
                {
                    Field = origin.Target.Field,
                    Target = origin.Target.Canonical,
                    Origin = origin.Origin.Canonical,
                    origin.RuleId,
                    origin.RuleName,
                    Line = origin.Line == 0 ? (int?)null : origin.Line,
                    origin.FirstSeen,
                    origin.LastSeen,
                    origin.Stored,
                    origin.Dropped,
                    origin.Refused,
                }),
        },
        MappingJson.Options));

    public static Task<IResult> MappedAsync(HttpContext context, ITagMapping mapping, CancellationToken cancel) => MappingRequest.AnswerAsync(context, async () => TypedResults.Json(
        new MappedSeriesListView([.. (await mapping.MappedSeriesAsync(MappingSurvey.MaxCandidates, cancel).ConfigureAwait(false)).Select(MappedSeriesView.Of)]),
        MappingJson.Options));

    public static IResult Units() => TypedResults.Json(new { Units = UnitCatalog.All }, MappingJson.Options);

    private static object Row(MappingPreviewRow row) => new
    {
        Series = row.Series.Key.Canonical,
        row.Series.Key.Measurement,
        Tags = row.Series.Key.Tags.ToDictionary(tag => tag.Key, tag => tag.Value),
        row.Series.Key.Field,
        Time = EpochTime.FromNs(row.Series.NewestNs),
        Rule = row.Hit?.Rule.Name,
        RuleId = row.Hit?.Rule.Id,
        Line = row.Hit is { Line: > 0 } hit ? hit.Line : (int?)null,
        row.Hit?.Twin,
        TargetField = row.Hit?.Field,
        row.Unit,
        Before = row.Series.Newest.ToString(),
        After = row.After?.ToString(),
        row.Dropped,
        row.Problem,
        row.AlsoFit,
    };

    private sealed record PreviewRequest(MappingRule[]? Rules, string[]? Series, int? Limit);
}

using BatteryTwin.Domain.Telemetry.Mapping;
using BatteryTwin.Ingest.Pipeline.Mapping;

namespace BatteryTwin.Ingest.Mapping;

/// <summary>The tag mapping of this process.</summary>
internal sealed class TagMapping(IMappingRules rules, IMappedOrigins origins) : ITagMapping
{
    public ValueTask<TagMappingState> ReadAsync(CancellationToken cancel = default)
    {
        MappingRuleSet set = rules.Current;
        return ValueTask.FromResult(new TagMappingState(set, RuleTally.ByRule(set, origins.All)));
    }

    public ValueTask<IReadOnlyList<MappingCandidate>> MappedSeriesAsync(int limit, CancellationToken cancel = default) => ValueTask.FromResult<IReadOnlyList<MappingCandidate>>(
    [
        .. origins.All
            .Where(origin => origin.Newest is not null)
            .OrderByDescending(origin => origin.NewestNs).ThenBy(origin => origin.Origin.Canonical, StringComparer.Ordinal)
            .Take(limit)
            .Select(origin => new MappingCandidate(origin.Origin, origin.Newest!.Value, origin.NewestNs)),
    ]);

    public ValueTask AddAsync(MappingRule rule, string? actor, CancellationToken cancel = default) => Done(rules.Add(rule, actor));

    public ValueTask UpdateAsync(string id, MappingRule rule, long? ifVersion, string? actor, CancellationToken cancel = default) => Done(rules.Update(id, rule, ifVersion, actor));

    public ValueTask DeleteAsync(string id, long? ifVersion, string? actor, CancellationToken cancel = default)
    {
        rules.Delete(id, ifVersion, actor);
        return ValueTask.CompletedTask;
    }

    public ValueTask OrderAsync(IReadOnlyList<string> ids, long? ifVersion, string? actor, CancellationToken cancel = default) => Done(rules.Order(ids, ifVersion, actor));

    public ValueTask<IReadOnlyList<MappingChange>> HistoryAsync(int limit, CancellationToken cancel = default) => ValueTask.FromResult(rules.History(limit));

    public ValueTask RevertAsync(long number, string? actor, CancellationToken cancel = default) => Done(rules.Revert(number, actor));

    /// <summary>The book writes before it answers: there is nothing to wait for.</summary>
    private static ValueTask Done<T>(T changed)
    {
        _ = changed;
        return ValueTask.CompletedTask;
    }
}

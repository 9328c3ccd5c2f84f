using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Mapping;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Mapping;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.State.Mapping;

/// <summary>What people do to the rules. Every action returns null when it was done, else why not, in words. Singleton.</summary>
public sealed class MappingDesk(IMappingRules rules, IMappingSurvey survey, ITwinGraph graph)
{
    private TargetSuggestions? _suggestions;
    private TwinGraphSnapshot? _suggestedFrom;

    public StoredRule? Find(string ruleId) => rules.Current.Find(ruleId);

    public string? Add(MappingRule rule, string name) => Do(() => rules.Add(rule, By(name)));

    public string? Update(StoredRule known, MappingRule rule, string name) => Do(() => rules.Update(known.Rule.Id, rule, known.Version, By(name)));

    public string? Delete(StoredRule known, string name) => Do(() => rules.Delete(known.Rule.Id, known.Version, By(name)));

    /// <summary>Moves a rule one place up (-1) or down (1).</summary>
    public string? Move(string ruleId, int by, string name) => Do(() =>
    {
        MappingRuleSet set = rules.Current;
        List<string> ids = [.. set.Rules.Select(stored => stored.Rule.Id)];
        int at = ids.IndexOf(ruleId);
        int to = at + by;
        if (at >= 0 && to >= 0 && to < ids.Count)
        {
            (ids[at], ids[to]) = (ids[to], ids[at]);
            rules.Order(ids, set.Version, By(name));
        }
    });

    public string? Revert(long number, string name) => Do(() => rules.Revert(number, By(name)));

    public IReadOnlyList<MappingChange> History(int limit) => rules.History(limit);

    /// <summary>What the rules would do with a draft among them: in place of the rule of its id, or behind all others.</summary>
    /// <exception cref="StorageUnavailableException">The store cannot be read now.</exception>
    public ValueTask<MappingPreview> PreviewAsync(MappingRule draft, CancellationToken cancel)
    {
        MappingRule[] all = [.. rules.Current.Rules.Select(stored => stored.Rule.Id == draft.Id ? draft : stored.Rule)];
        return survey.PreviewAsync(all.Contains(draft) ? all : [.. all, draft], cancel);
    }

    /// <summary>Twins and fields a series may mean, most alike first.</summary>
    public IReadOnlyList<TargetSuggestion> Suggest(SeriesKey key, int most) => Suggestions().For(key, most);

    /// <summary>Fields of a twin that take values; empty when there is no such twin.</summary>
    public IReadOnlyList<string> Fields(string twinId) =>
        graph.Current.Find(twinId) is { } twin ? [.. Suggestions().Fields(twin.ModelId).Order(StringComparer.OrdinalIgnoreCase)] : [];

    /// <summary>Ids of twins that contain a text, in order.</summary>
    public IReadOnlyList<string> Twins(string part, int most) =>
        [.. graph.Current.Twins.Keys.Where(id => id.Contains(part, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).Take(most)];

    private TargetSuggestions Suggestions()
    {
        TwinGraphSnapshot now = graph.Current;
        if (_suggestions is not { } known || !ReferenceEquals(_suggestedFrom?.Twins, now.Twins) || !ReferenceEquals(_suggestedFrom?.Models, now.Models))
        {
            _suggestions = known = new(now);
            _suggestedFrom = now;
        }

        return known;
    }

    private static string? By(string name) => string.IsNullOrWhiteSpace(name) ? null : name.Trim();

    private static string? Do(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (MappingRefusedException refusal)
        {
            return refusal.Faults.Count == 0
                ? $"Not done: {refusal.Message}."
                : $"Not done: {string.Join("; ", refusal.Faults.Take(3).Select(fault => $"{(fault.Line > 0 ? $"line {fault.Line}, " : string.Empty)}{fault.Property}: {fault.Message}"))}.";
        }
        catch (StorageUnavailableException exception)
        {
            return $"Not done: {exception.Message}.";
        }
    }
}

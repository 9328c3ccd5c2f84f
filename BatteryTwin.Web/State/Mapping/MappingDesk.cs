using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Mapping;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Mapping;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.State.Mapping;

/// <summary>What people do to the rules. Every action returns null when it was done, else why not, in words. Singleton.</summary>
public sealed class MappingDesk(ITagMapping mapping, IMappingSurvey survey, ITwinGraph graph)
{
    private TargetSuggestions? _suggestions;
    private TwinGraphSnapshot? _suggestedFrom;

    /// <exception cref="StorageUnavailableException">The rules cannot be read now.</exception>
    public async ValueTask<StoredRule?> FindAsync(string ruleId, CancellationToken cancel) => (await mapping.ReadAsync(cancel)).Rules.Find(ruleId);

    public Task<string?> AddAsync(MappingRule rule, string name) => DoAsync(() => mapping.AddAsync(rule, By(name)));

    public Task<string?> UpdateAsync(StoredRule known, MappingRule rule, string name) => DoAsync(() => mapping.UpdateAsync(known.Rule.Id, rule, known.Version, By(name)));

    public Task<string?> DeleteAsync(StoredRule known, string name) => DoAsync(() => mapping.DeleteAsync(known.Rule.Id, known.Version, By(name)));

    /// <summary>Moves a rule one place up (-1) or down (1).</summary>
    public Task<string?> MoveAsync(string ruleId, int by, string name) => DoAsync(async () =>
    {
        MappingRuleSet set = (await mapping.ReadAsync()).Rules;
        List<string> ids = [.. set.Rules.Select(stored => stored.Rule.Id)];
        int at = ids.IndexOf(ruleId);
        int to = at + by;
        if (at >= 0 && to >= 0 && to < ids.Count)
        {
            (ids[at], ids[to]) = (ids[to], ids[at]);
            await mapping.OrderAsync(ids, set.Version, By(name));
        }
    });

    public Task<string?> RevertAsync(long number, string name) => DoAsync(() => mapping.RevertAsync(number, By(name)));

    /// <exception cref="StorageUnavailableException">The rules cannot be read now.</exception>
    public ValueTask<IReadOnlyList<MappingChange>> HistoryAsync(int limit, CancellationToken cancel) => mapping.HistoryAsync(limit, cancel);

    /// <summary>What the rules would do with a draft among them: in place of the rule of its id, or behind all others.</summary>
    /// <exception cref="StorageUnavailableException">The store or the rules cannot be read now.</exception>
    public async ValueTask<MappingPreview> PreviewAsync(MappingRule draft, CancellationToken cancel)
    {
        MappingRule[] all = [.. (await mapping.ReadAsync(cancel)).Rules.Rules.Select(stored => stored.Rule.Id == draft.Id ? draft : stored.Rule)];
        return await survey.PreviewAsync(all.Contains(draft) ? all : [.. all, draft], cancel);
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

    private static async Task<string?> DoAsync(Func<ValueTask> action)
    {
        try
        {
            await action();
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

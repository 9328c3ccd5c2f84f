using System.Text.Json;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>Every state of a graph since the book was opened, and what changed from one to the next.</summary>
internal sealed class HistoryBook : ITwinHistory
{
    private readonly List<(DateTimeOffset Time, TwinGraphSnapshot Graph)> _states = [];
    private readonly List<(string TwinId, TwinHistoryEntry Entry)> _entries = [];

    public HistoryBook(ITwinGraph graph) => graph.AnyChanged += change =>
    {
        _states.Add((change.Time, graph.Current));
        if (Entry(change) is { } entry)
        {
            _entries.Add(entry);
        }
    };

    public DateTimeOffset? EarliestTime => _states.Count == 0 ? null : _states[0].Time;

    public ValueTask<TwinGraphSnapshot> AsOfAsync(DateTimeOffset time, CancellationToken cancel = default) => time < EarliestTime
        ? throw new TwinGraphException(GraphErrorCode.InvalidArgument, $"the history begins at {EarliestTime:O}")
        : ValueTask.FromResult(_states.LastOrDefault(state => state.Time <= time).Graph ?? TwinGraphSnapshot.Empty);

    public async ValueTask<Twin?> TwinAsOfAsync(string twinId, DateTimeOffset time, CancellationToken cancel = default) => (await AsOfAsync(time, cancel)).Find(twinId);

    public ValueTask<IReadOnlyList<TwinHistoryEntry>> ChangesAsync(
        string twinId, DateTimeOffset? from, DateTimeOffset? to, int limit, long? before = null, CancellationToken cancel = default) =>
        ValueTask.FromResult<IReadOnlyList<TwinHistoryEntry>>([
            .. _entries.Where(item => item.TwinId == twinId).Select(item => item.Entry)
                .Where(entry => entry.Sequence < (before ?? long.MaxValue) && entry.Time >= (from ?? DateTimeOffset.MinValue) && entry.Time < (to ?? DateTimeOffset.MaxValue))
                .Reverse()
                .Take(limit),
        ]);

    public ValueTask<IReadOnlyList<GraphMoment>> MomentsAsync(DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancel = default) =>
        ValueTask.FromResult<IReadOnlyList<GraphMoment>>([
            .. _entries.Where(item => item.Entry.Time >= from && item.Entry.Time <= to)
                .Where(item => item.Entry.Kind != TwinHistoryKind.TwinUpdated || item.Entry.Values.ContainsKey(HealthPrediction.PropertyName))
                .GroupBy(item => item.Entry.Time)
                .TakeLast(limit)
                .Select(moment => Moment(moment.First().TwinId, moment.First().Entry, moment.Count())),
        ]);

    private static GraphMoment Moment(string twinId, TwinHistoryEntry first, int changes) => new(
        first.Time,
        first.Kind switch
        {
            TwinHistoryKind.TwinPut => GraphMomentKind.TwinAdded,
            TwinHistoryKind.TwinDeleted => GraphMomentKind.TwinDeleted,
            TwinHistoryKind.RelationshipPut => GraphMomentKind.RelationshipAdded,
            TwinHistoryKind.RelationshipDeleted => GraphMomentKind.RelationshipDeleted,
            _ => GraphMomentKind.HealthWritten,
        },
        twinId,
        first.RelationshipId,
        first.Values.GetValueOrDefault(HealthPrediction.PropertyName)?.GetString(),
        changes);

    private (string TwinId, TwinHistoryEntry Entry)? Entry(GraphChange change) => change switch
    {
        TwinChange twin => (twin.TwinId, new(_entries.Count + 1, twin.Time, twin.Origin, Kind(twin), null, Values(twin))),
        RelationshipChange edge => (edge.Subject.SourceId, new(_entries.Count + 1, edge.Time, edge.Origin, edge.After is null ? TwinHistoryKind.RelationshipDeleted : TwinHistoryKind.RelationshipPut, edge.Subject.Id, Values(edge))),
        _ => null,
    };

    private static TwinHistoryKind Kind(TwinChange change) => change switch
    {
        { Before: null } => TwinHistoryKind.TwinPut,
        { After: null } => TwinHistoryKind.TwinDeleted,
        _ => TwinHistoryKind.TwinUpdated,
    };

    private static Dictionary<string, JsonElement?> Values(TwinChange change)
    {
        Dictionary<string, JsonElement> before = Flat(change.Before);
        Dictionary<string, JsonElement> after = Flat(change.After);
        Dictionary<string, JsonElement?> values = after
            .Where(pair => !before.TryGetValue(pair.Key, out JsonElement old) || !JsonElement.DeepEquals(old, pair.Value))
            .ToDictionary(pair => pair.Key, pair => (JsonElement?)pair.Value);
        foreach (string gone in change.After is null ? [] : before.Keys.Where(path => !after.ContainsKey(path)))
        {
            values[gone] = null;
        }

        return values;
    }

    private static Dictionary<string, JsonElement?> Values(RelationshipChange change) => change.After is not { } after ? [] : new()
    {
        ["$relationshipName"] = JsonSerializer.SerializeToElement(after.Name),
        ["$targetId"] = JsonSerializer.SerializeToElement(after.TargetId),
    };

    private static Dictionary<string, JsonElement> Flat(Twin? twin) => twin is null ? [] : twin.Properties
        .Select(pair => (Path: pair.Key, pair.Value.Value))
        .Concat(twin.Components.SelectMany(part => part.Value.Properties.Select(pair => (Path: $"{part.Key}.{pair.Key}", pair.Value.Value))))
        .ToDictionary(item => item.Path, item => item.Value);
}

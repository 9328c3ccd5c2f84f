using System.Collections.Immutable;
using BatteryTwin.Domain.TwinQuery.Values;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.TwinQuery.Indexes;

/// <summary>
/// Indexes over one state of the graph: twins by id and model, relationships by name, and the properties asked for. Immutable: a change
/// makes a new instance that shares nearly everything with the one before, so that readers keep a consistent state.
/// </summary>
public sealed class TwinIndexes : IQueryIndexes
{
    private readonly ImmutableSortedSet<string> _ids;
    private readonly ImmutableDictionary<string, ImmutableSortedSet<string>> _models;
    private readonly RelationshipNames _relationships;
    private readonly ImmutableDictionary<MemberPath, PropertyIndex> _properties;

    private TwinIndexes(
        TwinGraphSnapshot snapshot,
        ImmutableSortedSet<string> ids,
        ImmutableDictionary<string, ImmutableSortedSet<string>> models,
        RelationshipNames relationships,
        ImmutableDictionary<MemberPath, PropertyIndex> properties)
    {
        Snapshot = snapshot;
        _ids = ids;
        _models = models;
        _relationships = relationships;
        _properties = properties;
    }

    public TwinGraphSnapshot Snapshot { get; }

    public int TwinCount => _ids.Count;

    public int RelationshipCount => _relationships.Count;

    /// <summary>Properties that are indexed.</summary>
    public IEnumerable<MemberPath> IndexedPaths => _properties.Keys;

    /// <summary>Reads the whole graph once.</summary>
    public static TwinIndexes Build(TwinGraphSnapshot snapshot) => new(
        snapshot,
        snapshot.Twins.Keys.ToImmutableSortedSet(StringComparer.Ordinal),
        snapshot.Twins.Values.GroupBy(twin => twin.ModelId, twin => twin.Id, StringComparer.Ordinal)
            .ToImmutableDictionary(group => group.Key, group => group.ToImmutableSortedSet(StringComparer.Ordinal), StringComparer.Ordinal),
        RelationshipNames.Build(snapshot.Relationships.All),
        ImmutableDictionary<MemberPath, PropertyIndex>.Empty);

    /// <summary>The indexes of the state after some changes.</summary>
    /// <param name="next">The graph after all of them.</param>
    /// <param name="changes">What happened, in order.</param>
    public TwinIndexes With(TwinGraphSnapshot next, IReadOnlyList<GraphChange> changes)
    {
        List<TwinChange> twins = [.. changes.OfType<TwinChange>()];
        List<RelationshipChange> edges = [.. changes.OfType<RelationshipChange>()];
        ImmutableDictionary<MemberPath, PropertyIndex> properties = _properties;
        foreach ((MemberPath path, PropertyIndex index) in _properties)
        {
            properties = properties.SetItem(path, index.With(twins));
        }

        return new(next, WithIds(twins), WithModels(twins), edges.Count == 0 ? _relationships : _relationships.With(next.Relationships, edges), properties);
    }

    /// <summary>With an index of one more property; reads the whole graph once.</summary>
    public TwinIndexes WithProperty(MemberPath path) => _properties.ContainsKey(path)
        ? this
        : WithProperty(PropertyIndex.Build(path, Snapshot.Twins.Values));

    public TwinIndexes WithoutProperty(MemberPath path) => new(Snapshot, _ids, _models, _relationships, _properties.Remove(path));

    /// <summary>With an index built elsewhere, which must be up to date.</summary>
    internal TwinIndexes WithProperty(PropertyIndex index) => new(Snapshot, _ids, _models, _relationships, _properties.SetItem(index.Path, index));

    public IEnumerable<Twin> TwinsFrom(string firstId)
    {
        foreach (string id in IdOrder.From(_ids, firstId))
        {
            yield return Snapshot.Twins[id];
        }
    }

    public IEnumerable<Relationship> RelationshipsFrom(string firstSourceId)
    {
        foreach (string source in IdOrder.From(_relationships.Sources, firstSourceId))
        {
            foreach (Relationship relationship in Snapshot.Relationships.From(source))
            {
                yield return relationship;
            }
        }
    }

    public IndexMatch? TwinsOfModels(IReadOnlySet<string> modelIds)
    {
        ImmutableSortedSet<string>[] found = [.. modelIds.Select(id => _models.GetValueOrDefault(id)).OfType<ImmutableSortedSet<string>>()];
        return new(found.Sum(set => set.Count), found.SelectMany(set => set), first => IdOrder.Merge([.. found.Select(set => IdOrder.From(set, first))]));
    }

    public IndexMatch? TwinsWhere(MemberPath path, ValueRange range) => _properties.GetValueOrDefault(path)?.Find(range);

    public IndexMatch? RelationshipsNamed(IReadOnlySet<string> names) => _relationships.Find(names);

    private ImmutableSortedSet<string> WithIds(List<TwinChange> changes)
    {
        ImmutableSortedSet<string>.Builder? ids = null;
        foreach (TwinChange change in changes)
        {
            if (change.Before is null && change.After is not null)
            {
                (ids ??= _ids.ToBuilder()).Add(change.After.Id);
            }
            else if (change.After is null)
            {
                (ids ??= _ids.ToBuilder()).Remove(change.TwinId);
            }
        }

        return ids?.ToImmutable() ?? _ids;
    }

    private ImmutableDictionary<string, ImmutableSortedSet<string>> WithModels(List<TwinChange> changes)
    {
        Dictionary<string, ImmutableSortedSet<string>.Builder>? touched = null;
        foreach (TwinChange change in changes)
        {
            if (change.Before?.ModelId == change.After?.ModelId)
            {
                continue;
            }

            if (change.Before is { } before)
            {
                Model(before.ModelId).Remove(before.Id);
            }

            if (change.After is { } after)
            {
                Model(after.ModelId).Add(after.Id);
            }
        }

        return touched is null ? _models : _models.SetItems(touched.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToImmutable())));

        ImmutableSortedSet<string>.Builder Model(string modelId)
        {
            touched ??= new(StringComparer.Ordinal);
            if (!touched.TryGetValue(modelId, out ImmutableSortedSet<string>.Builder? ids))
            {
                ids = (_models.GetValueOrDefault(modelId) ?? ImmutableSortedSet.Create<string>(StringComparer.Ordinal)).ToBuilder();
                touched.Add(modelId, ids);
            }

            return ids;
        }
    }
}

using System.Collections.Immutable;

namespace BatteryTwin.Domain.Twins;

/// <summary>All relationships, found by either end and by name. Immutable.</summary>
public sealed class RelationshipIndex : IRelationshipLookup
{
    private readonly ImmutableDictionary<string, EdgeSet> _outgoing;
    private readonly ImmutableDictionary<string, EdgeSet> _incoming;

    internal RelationshipIndex(ImmutableDictionary<string, EdgeSet> outgoing, ImmutableDictionary<string, EdgeSet> incoming, int count)
    {
        _outgoing = outgoing;
        _incoming = incoming;
        Count = count;
    }

    public static RelationshipIndex Empty { get; } = new(
        ImmutableDictionary.Create<string, EdgeSet>(StringComparer.Ordinal), ImmutableDictionary.Create<string, EdgeSet>(StringComparer.Ordinal), 0);

    public int Count { get; }

    /// <summary>Every relationship, by source and id.</summary>
    public IEnumerable<Relationship> All => _outgoing.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value.All);

    /// <summary>An index of many relationships at once; of two with the same source and id the later counts.</summary>
    public static RelationshipIndex Build(IEnumerable<Relationship> relationships)
    {
        Dictionary<(string, string), Relationship> last = [];
        foreach (Relationship relationship in relationships)
        {
            last[(relationship.SourceId, relationship.Id)] = relationship;
        }

        return new(Group(last.Values, edge => edge.SourceId), Group(last.Values, edge => edge.TargetId), last.Count);
    }

    /// <summary>Relationships that start at a twin, all or of one name, by id.</summary>
    public IEnumerable<Relationship> From(string twinId, string? name = null) => Edges(_outgoing, twinId, name);

    /// <summary>Relationships that end at a twin, all or of one name, by source and id.</summary>
    public IEnumerable<Relationship> To(string twinId, string? name = null) => Edges(_incoming, twinId, name);

    /// <summary>Whether a relationship of that name starts at a twin.</summary>
    public bool Has(string sourceId, string name) => _outgoing.GetValueOrDefault(sourceId)?.Has(name) ?? false;

    /// <summary>How many relationships start at a twin.</summary>
    public int CountFrom(string twinId) => _outgoing.GetValueOrDefault(twinId)?.Count ?? 0;

    /// <summary>How many relationships end at a twin.</summary>
    public int CountTo(string twinId) => _incoming.GetValueOrDefault(twinId)?.Count ?? 0;

    public Relationship? Find(string sourceId, string relationshipId) => _outgoing.GetValueOrDefault(sourceId)?.Find(sourceId, relationshipId);

    /// <summary>The index with a relationship added, or replaced when source and id exist.</summary>
    public RelationshipIndex With(Relationship relationship)
    {
        RelationshipIndexBuilder builder = ToBuilder();
        builder.Put(relationship);
        return builder.ToIndex();
    }

    /// <summary>The index without a relationship; the same index when there is none.</summary>
    public RelationshipIndex Without(string sourceId, string relationshipId)
    {
        if (Find(sourceId, relationshipId) is null)
        {
            return this;
        }

        RelationshipIndexBuilder builder = ToBuilder();
        builder.Remove(sourceId, relationshipId);
        return builder.ToIndex();
    }

    /// <summary>For many changes at once.</summary>
    public RelationshipIndexBuilder ToBuilder() => new(_outgoing, _incoming, Count);

    private static IEnumerable<Relationship> Edges(ImmutableDictionary<string, EdgeSet> side, string twinId, string? name) =>
        !side.TryGetValue(twinId, out EdgeSet? edges) ? [] : name is null ? edges.All : edges.Named(name);

    private static ImmutableDictionary<string, EdgeSet> Group(IEnumerable<Relationship> relationships, Func<Relationship, string> end)
    {
        Dictionary<string, List<Relationship>> groups = new(StringComparer.Ordinal);
        foreach (Relationship relationship in relationships)
        {
            if (!groups.TryGetValue(end(relationship), out List<Relationship>? group))
            {
                group = new(4);
                groups.Add(end(relationship), group);
            }

            group.Add(relationship);
        }

        return groups.ToImmutableDictionary(pair => pair.Key, pair => EdgeSet.Of(pair.Value), StringComparer.Ordinal);
    }
}

using System.Collections.Immutable;

namespace BatteryTwin.Domain.Twins;

/// <summary>All relationships, found by either end and by name. Immutable.</summary>
public sealed class RelationshipIndex
{
    private readonly ImmutableDictionary<string, EdgeSet> _outgoing;
    private readonly ImmutableDictionary<string, EdgeSet> _incoming;

    private RelationshipIndex(ImmutableDictionary<string, EdgeSet> outgoing, ImmutableDictionary<string, EdgeSet> incoming, int count)
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

    /// <summary>How many relationships start at a twin.</summary>
    public int CountFrom(string twinId) => _outgoing.GetValueOrDefault(twinId)?.Count ?? 0;

    /// <summary>How many relationships end at a twin.</summary>
    public int CountTo(string twinId) => _incoming.GetValueOrDefault(twinId)?.Count ?? 0;

    public Relationship? Find(string sourceId, string relationshipId) => _outgoing.GetValueOrDefault(sourceId)?.Find(sourceId, relationshipId);

    /// <summary>The index with a relationship added, or replaced when source and id exist.</summary>
    public RelationshipIndex With(Relationship relationship)
    {
        RelationshipIndex without = Without(relationship.SourceId, relationship.Id);
        return new(
            Add(without._outgoing, relationship.SourceId, relationship),
            Add(without._incoming, relationship.TargetId, relationship),
            without.Count + 1);
    }

    /// <summary>The index without a relationship; the same index when there is none.</summary>
    public RelationshipIndex Without(string sourceId, string relationshipId) => Find(sourceId, relationshipId) is not { } old
        ? this
        : new(Remove(_outgoing, old.SourceId, old), Remove(_incoming, old.TargetId, old), Count - 1);

    private static IEnumerable<Relationship> Edges(ImmutableDictionary<string, EdgeSet> side, string twinId, string? name) =>
        !side.TryGetValue(twinId, out EdgeSet? edges) ? [] : name is null ? edges.All : edges.Named(name);

    private static ImmutableDictionary<string, EdgeSet> Group(IEnumerable<Relationship> relationships, Func<Relationship, string> end) =>
        relationships.GroupBy(end, StringComparer.Ordinal).ToImmutableDictionary(group => group.Key, EdgeSet.Of, StringComparer.Ordinal);

    private static ImmutableDictionary<string, EdgeSet> Add(ImmutableDictionary<string, EdgeSet> side, string twinId, Relationship relationship) =>
        side.SetItem(twinId, (side.GetValueOrDefault(twinId) ?? EdgeSet.Empty).With(relationship));

    private static ImmutableDictionary<string, EdgeSet> Remove(ImmutableDictionary<string, EdgeSet> side, string twinId, Relationship relationship)
    {
        EdgeSet edges = side[twinId].Without(relationship);
        return edges.Count == 0 ? side.Remove(twinId) : side.SetItem(twinId, edges);
    }
}

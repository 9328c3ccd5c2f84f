using System.Collections.Immutable;

namespace BatteryTwin.Domain.Twins;

/// <summary>All relationships, found by either end. Immutable.</summary>
public sealed class RelationshipIndex
{
    private readonly ImmutableDictionary<string, ImmutableSortedDictionary<string, Relationship>> _outgoing;
    private readonly ImmutableDictionary<string, ImmutableList<Relationship>> _incoming;

    private RelationshipIndex(
        ImmutableDictionary<string, ImmutableSortedDictionary<string, Relationship>> outgoing,
        ImmutableDictionary<string, ImmutableList<Relationship>> incoming)
    {
        _outgoing = outgoing;
        _incoming = incoming;
    }

    public static RelationshipIndex Empty { get; } = new(
        ImmutableDictionary<string, ImmutableSortedDictionary<string, Relationship>>.Empty,
        ImmutableDictionary<string, ImmutableList<Relationship>>.Empty);

    /// <summary>Every relationship, by source and id.</summary>
    public IEnumerable<Relationship> All => _outgoing.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value.Values);

    /// <summary>Relationships that start at a twin, all or of one name, by id.</summary>
    public IEnumerable<Relationship> From(string twinId, string? name = null) =>
        _outgoing.TryGetValue(twinId, out var edges) ? edges.Values.Where(edge => name is null || edge.Name == name) : [];

    /// <summary>Relationships that end at a twin, all or of one name.</summary>
    public IEnumerable<Relationship> To(string twinId, string? name = null) =>
        _incoming.TryGetValue(twinId, out var edges) ? edges.Where(edge => name is null || edge.Name == name) : [];

    public Relationship? Find(string sourceId, string relationshipId) =>
        _outgoing.TryGetValue(sourceId, out var edges) ? edges.GetValueOrDefault(relationshipId) : null;

    /// <summary>The index with a relationship added, or replaced when source and id exist.</summary>
    public RelationshipIndex With(Relationship relationship)
    {
        RelationshipIndex without = Without(relationship.SourceId, relationship.Id);
        var edges = without._outgoing.GetValueOrDefault(relationship.SourceId) ?? ImmutableSortedDictionary.Create<string, Relationship>(StringComparer.Ordinal);
        var incoming = without._incoming.GetValueOrDefault(relationship.TargetId) ?? [];
        return new(
            without._outgoing.SetItem(relationship.SourceId, edges.SetItem(relationship.Id, relationship)),
            without._incoming.SetItem(relationship.TargetId, incoming.Add(relationship)));
    }

    /// <summary>The index without a relationship; the same index when there is none.</summary>
    public RelationshipIndex Without(string sourceId, string relationshipId)
    {
        Relationship? old = Find(sourceId, relationshipId);
        if (old is null)
        {
            return this;
        }

        return new(
            _outgoing.SetItem(sourceId, _outgoing[sourceId].Remove(relationshipId)),
            _incoming.SetItem(old.TargetId, _incoming[old.TargetId].Remove(old)));
    }
}

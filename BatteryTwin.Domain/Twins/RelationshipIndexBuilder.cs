using System.Collections.Immutable;

namespace BatteryTwin.Domain.Twins;

/// <summary>Makes many changes to a <see cref="RelationshipIndex"/>, which is much quicker than making an index after each of them. For one thread.</summary>
public sealed class RelationshipIndexBuilder : IRelationshipLookup
{
    private readonly ImmutableDictionary<string, EdgeSet>.Builder _outgoing;
    private readonly ImmutableDictionary<string, EdgeSet>.Builder _incoming;
    private int _count;

    internal RelationshipIndexBuilder(ImmutableDictionary<string, EdgeSet> outgoing, ImmutableDictionary<string, EdgeSet> incoming, int count)
    {
        _outgoing = outgoing.ToBuilder();
        _incoming = incoming.ToBuilder();
        _count = count;
    }

    public Relationship? Find(string sourceId, string relationshipId) => _outgoing.GetValueOrDefault(sourceId)?.Find(sourceId, relationshipId);

    public int CountFrom(string twinId) => _outgoing.GetValueOrDefault(twinId)?.Count ?? 0;

    public int CountTo(string twinId) => _incoming.GetValueOrDefault(twinId)?.Count ?? 0;

    /// <summary>Adds a relationship, or replaces the one with its source and id.</summary>
    public void Put(Relationship relationship)
    {
        EdgeSet outgoing = _outgoing.GetValueOrDefault(relationship.SourceId) ?? EdgeSet.Empty;
        if (outgoing.Find(relationship.SourceId, relationship.Id) is { } old)
        {
            outgoing = outgoing.Without(old);
            Remove(_incoming, old.TargetId, old);
            _count--;
        }

        _outgoing[relationship.SourceId] = outgoing.With(relationship);
        _incoming[relationship.TargetId] = (_incoming.GetValueOrDefault(relationship.TargetId) ?? EdgeSet.Empty).With(relationship);
        _count++;
    }

    /// <summary>Takes a relationship out; does nothing when there is none.</summary>
    public void Remove(string sourceId, string relationshipId)
    {
        if (Find(sourceId, relationshipId) is { } old)
        {
            Remove(_outgoing, old.SourceId, old);
            Remove(_incoming, old.TargetId, old);
            _count--;
        }
    }

    public RelationshipIndex ToIndex() => new(_outgoing.ToImmutable(), _incoming.ToImmutable(), _count);

    private static void Remove(ImmutableDictionary<string, EdgeSet>.Builder side, string twinId, Relationship relationship)
    {
        EdgeSet edges = side[twinId].Without(relationship);
        if (edges.Count == 0)
        {
            side.Remove(twinId);
        }
        else
        {
            side[twinId] = edges;
        }
    }
}

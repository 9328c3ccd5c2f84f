using System.Collections.Immutable;

namespace BatteryTwin.Domain.Twins.Editing;

/// <summary>Takes many relationships and twins out of a graph in one step. Those that are gone already do not matter.</summary>
public static class BatchDeletion
{
    /// <param name="graph">The graph before.</param>
    /// <param name="relationships">Relationships, by source and id; they go before the twins.</param>
    /// <param name="twinIds">Twins, which must have no other relationships.</param>
    /// <param name="stamp">Time and origin.</param>
    /// <exception cref="TwinGraphException">A twin still has relationships; nothing is deleted.</exception>
    public static GraphStep Of(TwinGraphSnapshot graph, IReadOnlyList<(string SourceId, string RelationshipId)> relationships, IReadOnlyList<string> twinIds, ChangeStamp stamp)
    {
        ImmutableArray<GraphChange>.Builder changes = ImmutableArray.CreateBuilder<GraphChange>(relationships.Count + twinIds.Count);
        RelationshipIndexBuilder edges = graph.Relationships.ToBuilder();
        foreach ((string sourceId, string relationshipId) in relationships)
        {
            if (edges.Find(sourceId, relationshipId) is { } edge)
            {
                edges.Remove(sourceId, relationshipId);
                changes.Add(new RelationshipChange(edge, null, stamp.Origin, stamp.Time));
            }
        }

        ImmutableDictionary<string, Twin>.Builder twins = graph.Twins.ToBuilder();
        foreach (string twinId in twinIds)
        {
            if (twins.TryGetValue(twinId, out Twin? twin))
            {
                TwinEditing.RequireNoRelationships(twinId, edges);
                twins.Remove(twinId);
                changes.Add(new TwinChange(twinId, twin, null, stamp.Origin, stamp.Time));
            }
        }

        return new(new TwinGraphSnapshot(graph.Models, twins.ToImmutable(), edges.ToIndex()), changes.DrainToImmutable());
    }
}

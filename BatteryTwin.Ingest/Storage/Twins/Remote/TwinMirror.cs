using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Storage.Twins.Remote;

/// <summary>The copy of a service's graph that reads and queries are answered from.</summary>
internal sealed class TwinMirror(TimeProvider time) : InMemoryTwinGraph(TwinGraphSnapshot.Empty, GraphLimits.Default, time)
{
    /// <summary>Takes over what happened at the service.</summary>
    /// <remarks>The base applies edits where it is called, so there is nothing to wait for.</remarks>
    public void Take(ChangeOrigin origin, Func<TwinGraphSnapshot, ChangeStamp, GraphStep> step) =>
        ApplyAsync(step, origin, CancellationToken.None).AsTask().GetAwaiter().GetResult();

    public Twin TakeTwin(Twin twin, ChangeOrigin origin)
    {
        Take(origin, (graph, stamp) => graph.Find(twin.Id)?.ETag == twin.ETag
            ? new(graph, [])
            : new(graph.With(twin), new TwinChange(twin.Id, graph.Find(twin.Id), twin, stamp.Origin, stamp.Time)));
        return twin;
    }

    public Relationship TakeRelationship(Relationship edge, ChangeOrigin origin)
    {
        Take(origin, (graph, stamp) => graph.Relationships.Find(edge.SourceId, edge.Id)?.ETag == edge.ETag
            ? new(graph, [])
            : new(graph.With(graph.Relationships.With(edge)), new RelationshipChange(graph.Relationships.Find(edge.SourceId, edge.Id), edge, stamp.Origin, stamp.Time)));
        return edge;
    }

    /// <summary>Drops a twin, and relationships of it that the service no longer has either.</summary>
    public void DropTwin(string twinId, ChangeOrigin origin) => Take(origin, (graph, stamp) =>
    {
        if (graph.Find(twinId) is not { } twin)
        {
            return new(graph, []);
        }

        RelationshipChange[] edges = [.. graph.Relationships.From(twinId).Concat(graph.Relationships.To(twinId)).Select(edge => new RelationshipChange(edge, null, stamp.Origin, stamp.Time))];
        RelationshipIndex left = edges.Aggregate(graph.Relationships, (index, edge) => index.Without(edge.Subject.SourceId, edge.Subject.Id));
        return new(graph.With(left).WithoutTwin(twinId), [.. edges, new TwinChange(twinId, twin, null, stamp.Origin, stamp.Time)]);
    });

    public void DropRelationship(string sourceId, string relationshipId, ChangeOrigin origin) => Take(origin, (graph, stamp) =>
        graph.Relationships.Find(sourceId, relationshipId) is { } edge
            ? new(graph.With(graph.Relationships.Without(sourceId, relationshipId)), new RelationshipChange(edge, null, stamp.Origin, stamp.Time))
            : new(graph, []));
}

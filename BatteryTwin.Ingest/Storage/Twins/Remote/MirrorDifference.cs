using System.Collections.Immutable;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Storage.Twins.Remote;

/// <summary>
/// What has to happen to the copy of a graph to be as the service was read. Things this process changed shortly before or during the reading
/// are left as they are: the reading may be older than the change.
/// </summary>
internal static class MirrorDifference
{
    /// <summary>Above this many changes of relationships the index is built anew, which then costs less.</summary>
    private const int FewEdges = 2_000;

    public static GraphStep Of(TwinGraphSnapshot mirror, ServiceState service, Func<string, bool> isRecentTwin, Func<string, string, bool> isRecentRelationship, ChangeStamp stamp)
    {
        List<GraphChange> models = ModelChanges(mirror.Models, service.Models, stamp);
        ImmutableDictionary<string, Twin>.Builder twins = mirror.Twins.ToBuilder();
        (List<GraphChange> put, List<GraphChange> removed) = TwinChanges(twins, mirror, service, isRecentTwin, stamp);
        List<RelationshipChange> edges = EdgeChanges(mirror.Relationships, service, isRecentRelationship, stamp);
        TwinGraphSnapshot next = new(service.Models, twins.ToImmutable(), Apply(mirror.Relationships, edges));
        return new(next, [.. models, .. put, .. edges, .. removed]);
    }

    private static List<GraphChange> ModelChanges(ModelCatalog before, ModelCatalog after, ChangeStamp stamp)
    {
        if (ReferenceEquals(before, after))
        {
            return [];
        }

        IEnumerable<GraphChange> put = after.All
            .Where(model => before.Find(model.Id) is not { } old || old.Decommissioned != model.Decommissioned || old.UploadTime != model.UploadTime)
            .Select(model => new ModelChange(before.Find(model.Id), model, stamp.Origin, stamp.Time));
        IEnumerable<GraphChange> removed = before.All.Where(model => after.Find(model.Id) is null).Select(model => new ModelChange(model, null, stamp.Origin, stamp.Time));
        return [.. put, .. removed];
    }

    private static (List<GraphChange> Put, List<GraphChange> Removed) TwinChanges(
        ImmutableDictionary<string, Twin>.Builder twins, TwinGraphSnapshot mirror, ServiceState service, Func<string, bool> isRecent, ChangeStamp stamp)
    {
        List<GraphChange> put = [];
        foreach (Twin twin in service.Twins.Values)
        {
            Twin? old = mirror.Find(twin.Id);
            if (old?.ETag != twin.ETag && !isRecent(twin.Id))
            {
                twins[twin.Id] = twin;
                put.Add(new TwinChange(twin.Id, old, twin, stamp.Origin, stamp.Time));
            }
        }

        List<GraphChange> removed = [];
        foreach (Twin old in mirror.Twins.Values.Where(old => !service.Twins.ContainsKey(old.Id) && !isRecent(old.Id)))
        {
            twins.Remove(old.Id);
            removed.Add(new TwinChange(old.Id, old, null, stamp.Origin, stamp.Time));
        }

        return (put, removed);
    }

    private static List<RelationshipChange> EdgeChanges(RelationshipIndex mirror, ServiceState service, Func<string, string, bool> isRecent, ChangeStamp stamp)
    {
        List<RelationshipChange> changes = [];
        foreach (Relationship edge in service.Relationships.Values)
        {
            Relationship? old = mirror.Find(edge.SourceId, edge.Id);
            if (old?.ETag != edge.ETag && !isRecent(edge.SourceId, edge.Id))
            {
                changes.Add(new(old, edge, stamp.Origin, stamp.Time));
            }
        }

        changes.AddRange(mirror.All
            .Where(old => !service.Relationships.ContainsKey((old.SourceId, old.Id)) && !isRecent(old.SourceId, old.Id))
            .Select(old => new RelationshipChange(old, null, stamp.Origin, stamp.Time)));
        return changes;
    }

    private static RelationshipIndex Apply(RelationshipIndex index, List<RelationshipChange> changes)
    {
        if (changes.Count > FewEdges)
        {
            HashSet<Relationship> gone = new(changes.Select(change => change.Before).OfType<Relationship>(), ReferenceEqualityComparer.Instance);
            return RelationshipIndex.Build(index.All.Where(edge => !gone.Contains(edge)).Concat(changes.Select(change => change.After).OfType<Relationship>()));
        }

        foreach (RelationshipChange change in changes)
        {
            index = change.After is { } after ? index.With(after) : index.Without(change.Subject.SourceId, change.Subject.Id);
        }

        return index;
    }
}

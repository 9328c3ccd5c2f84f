using System.Text.Json;
using BatteryTwin.Domain.Twins.Patching;

namespace BatteryTwin.Domain.Twins.Editing;

/// <summary>Requests on relationships: put, patch, delete.</summary>
public static class RelationshipEditing
{
    /// <summary>Creates or replaces a relationship.</summary>
    /// <exception cref="TwinGraphException">An end does not exist, the source's model does not allow it, or the condition is not met.</exception>
    public static GraphStep Put(TwinGraphSnapshot graph, string sourceId, string relationshipId, JsonElement json, ETagCondition condition, GraphLimits limits, ChangeStamp stamp)
    {
        TwinEditing.RequireId(relationshipId, "relationship", limits);
        TwinEditing.Require(graph, sourceId);
        Relationship? before = graph.Relationships.Find(sourceId, relationshipId);
        if (condition.MustBeNew && before is not null)
        {
            throw new TwinGraphException(
                GraphErrorCode.PreconditionFailed,
                $"If-None-Match: * header was specified but a relationship with the id {relationshipId} on twin {sourceId} was found; leave the header out to replace it");
        }

        Relationship after = RelationshipCheck.Require(RelationshipJson.Read(json, sourceId, relationshipId, stamp.NewETag()), graph, limits);
        return Step(graph, before, after, stamp);
    }

    /// <summary>Patches the properties of a relationship.</summary>
    /// <exception cref="TwinGraphException">There is no such relationship, the condition is not met, or the patch or its result is not valid.</exception>
    public static GraphStep Patch(TwinGraphSnapshot graph, string sourceId, string relationshipId, JsonPatch patch, ETagCondition condition, GraphLimits limits, ChangeStamp stamp)
    {
        Relationship before = Require(graph, sourceId, relationshipId);
        condition.Require(before.ETag, $"relationship '{relationshipId}'");
        if (patch.Operations.IsEmpty)
        {
            return new(graph, []);
        }

        Relationship after = RelationshipCheck.Require(RelationshipPatch.Apply(before, patch, stamp.NewETag()), graph, limits);
        return Step(graph, before, after, stamp);
    }

    /// <exception cref="TwinGraphException">There is no such relationship, or the condition is not met.</exception>
    public static GraphStep Delete(TwinGraphSnapshot graph, string sourceId, string relationshipId, ETagCondition condition, ChangeStamp stamp)
    {
        Relationship before = Require(graph, sourceId, relationshipId);
        condition.Require(before.ETag, $"relationship '{relationshipId}'");
        return new(graph.With(graph.Relationships.Without(sourceId, relationshipId)), new RelationshipChange(before, null, stamp.Origin, stamp.Time));
    }

    /// <exception cref="TwinGraphException">There is no such twin or relationship.</exception>
    public static Relationship Require(TwinGraphSnapshot graph, string sourceId, string relationshipId)
    {
        TwinEditing.Require(graph, sourceId);
        return graph.Relationships.Find(sourceId, relationshipId)
            ?? throw new TwinGraphException(GraphErrorCode.RelationshipNotFound, $"Relationship {relationshipId} not found on twin {sourceId}. Check both ids.");
    }

    private static GraphStep Step(TwinGraphSnapshot graph, Relationship? before, Relationship after, ChangeStamp stamp) =>
        new(graph.With(graph.Relationships.With(after)), new RelationshipChange(before, after, stamp.Origin, stamp.Time));
}

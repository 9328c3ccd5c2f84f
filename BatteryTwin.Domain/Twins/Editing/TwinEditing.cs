using System.Text.Json;
using BatteryTwin.Domain.Twins.Patching;

namespace BatteryTwin.Domain.Twins.Editing;

/// <summary>Requests on twins: put, patch, write properties, delete.</summary>
public static class TwinEditing
{
    /// <summary>Creates or replaces a twin.</summary>
    /// <exception cref="TwinGraphException">The twin does not fit its model, the model takes no new twins, or the condition is not met.</exception>
    public static GraphStep Put(TwinGraphSnapshot graph, string twinId, JsonElement json, ETagCondition condition, GraphLimits limits, ChangeStamp stamp)
    {
        RequireId(twinId, "twin", limits);
        Twin? before = graph.Find(twinId);
        if (condition.MustBeNew && before is not null)
        {
            throw new TwinGraphException(
                GraphErrorCode.PreconditionFailed, $"If-None-Match: * header was specified but a twin with the id {twinId} was found; leave the header out to replace it");
        }

        condition.Require(before?.ETag, $"twin '{twinId}'");
        Twin after = new TwinReader(graph.Models, limits, stamp, requireComponents: true).Read(twinId, json);
        RequireActiveModel(graph, before, after);
        RequireRoom(before, graph.Twins.Count, limits);
        return Step(graph, before, after, stamp);
    }

    /// <summary>Patches a twin.</summary>
    /// <exception cref="TwinGraphException">There is no such twin, the condition is not met, or the patch or its result is not valid.</exception>
    public static GraphStep Patch(TwinGraphSnapshot graph, string twinId, JsonPatch patch, ETagCondition condition, GraphLimits limits, ChangeStamp stamp)
    {
        Twin before = Require(graph, twinId);
        condition.Require(before.ETag, $"twin '{twinId}'");
        if (patch.Operations.IsEmpty)
        {
            return new(graph, []);
        }

        Twin after = TwinPatch.Apply(before, patch, graph.Models, limits, stamp);
        if (after.ModelId != before.ModelId)
        {
            RequireActiveModel(graph, before, after);
        }

        return Step(graph, before, after, stamp);
    }

    /// <summary>Patches a component of a twin.</summary>
    /// <exception cref="TwinGraphException">There is no such twin, it has no such component, the condition is not met, or the patch or its result is not valid.</exception>
    public static GraphStep PatchComponent(TwinGraphSnapshot graph, string twinId, string component, JsonPatch patch, ETagCondition condition, GraphLimits limits, ChangeStamp stamp) =>
        Require(graph, twinId).Components.ContainsKey(component)
            ? Patch(graph, twinId, patch.Under(component), condition, limits, stamp)
            : throw new TwinGraphException(GraphErrorCode.JsonPatchInvalid, $"The path '/{component}' was not found: twin '{twinId}' has no component {component}");

    /// <summary>Writes properties by path; a write that finds an equal value changes nothing.</summary>
    /// <exception cref="TwinGraphException">The twin or a property is unknown, or a value does not fit the model.</exception>
    public static GraphStep Write(TwinGraphSnapshot graph, string twinId, IReadOnlyList<PropertyWrite> writes, ChangeStamp stamp)
    {
        Twin before = Require(graph, twinId);
        IReadOnlyList<PropertyWrite> changes = TwinEdit.Changes(before, writes, graph.Models);
        return changes.Count == 0 ? new(graph, []) : Step(graph, before, TwinEdit.Apply(before, changes, stamp.Time, stamp.NewETag()), stamp);
    }

    /// <summary>Deletes a twin, which must have no relationships left.</summary>
    /// <exception cref="TwinGraphException">There is no such twin, it still has relationships, or the condition is not met.</exception>
    public static GraphStep Delete(TwinGraphSnapshot graph, string twinId, ETagCondition condition, ChangeStamp stamp)
    {
        Twin before = Require(graph, twinId);
        condition.Require(before.ETag, $"twin '{twinId}'");
        RequireNoRelationships(twinId, graph.Relationships);
        return new(graph.WithoutTwin(twinId), new TwinChange(twinId, before, null, stamp.Origin, stamp.Time));
    }

    internal static void RequireNoRelationships(string twinId, IRelationshipLookup relationships)
    {
        int outgoing = relationships.CountFrom(twinId);
        int incoming = relationships.CountTo(twinId);
        if (outgoing + incoming > 0)
        {
            throw new TwinGraphException(
                GraphErrorCode.RelationshipsNotDeleted, $"The digital twin {twinId} still has {outgoing} outgoing and {incoming} incoming relationships; delete these first");
        }
    }

    internal static Twin Require(TwinGraphSnapshot graph, string twinId) => graph.Find(twinId)
        ?? throw new TwinGraphException(GraphErrorCode.DigitalTwinNotFound, $"There is no digital twin instance that exists with the ID {twinId}. Check that the id is spelt as it was created.");

    internal static void RequireId(string id, string what, GraphLimits limits)
    {
        if (id.Length == 0 || id.Length > limits.MaxIdLength || HasControls(id))
        {
            throw new TwinGraphException(GraphErrorCode.InvalidArgument, $"'{id}' is no id for a {what}: it needs 1 to {limits.MaxIdLength} characters and no control characters");
        }
    }

    private static bool HasControls(string id)
    {
        foreach (char character in id)
        {
            if (char.IsControl(character))
            {
                return true;
            }
        }

        return false;
    }

    internal static void RequireRoom(Twin? before, int twins, GraphLimits limits)
    {
        if (before is null && twins >= limits.MaxTwins)
        {
            throw new TwinGraphException(GraphErrorCode.TwinLimitReached, $"There are {limits.MaxTwins} twins, which is the limit; delete some or raise BatteryTwin:Twins:Limits:MaxTwins");
        }
    }

    internal static void RequireActiveModel(TwinGraphSnapshot graph, Twin? before, Twin after)
    {
        if (before?.ModelId != after.ModelId && graph.Models.Find(after.ModelId) is { Decommissioned: true })
        {
            throw new TwinGraphException(GraphErrorCode.ModelDecommissioned, $"The model {after.ModelId} is decommissioned and takes no new twins; use another version of it");
        }
    }

    private static GraphStep Step(TwinGraphSnapshot graph, Twin? before, Twin after, ChangeStamp stamp) =>
        new(graph.With(after), new TwinChange(after.Id, before, after, stamp.Origin, stamp.Time));
}

using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.TwinQuery.Indexes;
using BatteryTwin.Domain.Twins.Editing;
using BatteryTwin.Domain.Twins.Patching;

namespace BatteryTwin.Domain.Twins;

/// <summary>A graph that this process keeps itself: every request becomes an edit of the newest state. How edits are ordered and kept is for those who derive from it.</summary>
public abstract class LocalTwinGraph(GraphLimits limits) : ITwinGraph
{
    public abstract event Action<TwinChange>? Changed;

    public abstract event Action<GraphChange>? AnyChanged;

    public abstract event Action? StructureChanged;

    public abstract TwinGraphSnapshot Current { get; }

    public abstract LiveTwinIndexes Indexes { get; }

    public GraphLimits Limits { get; } = limits;

    public async ValueTask<IReadOnlyList<TwinModel>> AddModelsAsync(IReadOnlyList<JsonElement> documents, ChangeOrigin origin, CancellationToken cancel = default)
    {
        GraphStep step = await ApplyAsync((graph, stamp) => ModelEditing.Add(graph, documents, Limits, stamp), origin, cancel).ConfigureAwait(false);
        return [.. step.Changes.OfType<ModelChange>().Select(change => change.After!)];
    }

    /// <summary>Gives stored models other documents and adds those that are new, all or none; twins stay as they are.</summary>
    /// <exception cref="TwinGraphException">With them the models would not be valid together.</exception>
    public async ValueTask ReplaceModelsAsync(IReadOnlyList<JsonElement> documents, ChangeOrigin origin, CancellationToken cancel = default) =>
        await ApplyAsync((graph, stamp) => ModelEditing.Replace(graph, documents, stamp), origin, cancel).ConfigureAwait(false);

    public async ValueTask DecommissionModelAsync(string modelId, bool decommissioned, ChangeOrigin origin, CancellationToken cancel = default) =>
        await ApplyAsync((graph, stamp) => ModelEditing.Decommission(graph, modelId, decommissioned, stamp), origin, cancel).ConfigureAwait(false);

    public async ValueTask DeleteModelAsync(string modelId, ChangeOrigin origin, CancellationToken cancel = default) =>
        await ApplyAsync((graph, stamp) => ModelEditing.Delete(graph, modelId, stamp), origin, cancel).ConfigureAwait(false);

    public ValueTask<Twin> PutTwinAsync(string twinId, JsonElement twin, ETagCondition condition, ChangeOrigin origin, CancellationToken cancel = default) =>
        TwinAsync(twinId, (graph, stamp) => TwinEditing.Put(graph, twinId, twin, condition, Limits, stamp), origin, cancel);

    public ValueTask<Twin> PatchTwinAsync(string twinId, JsonPatch patch, ETagCondition condition, ChangeOrigin origin, CancellationToken cancel = default) =>
        TwinAsync(twinId, (graph, stamp) => TwinEditing.Patch(graph, twinId, patch, condition, Limits, stamp), origin, cancel);

    public ValueTask<Twin> PatchComponentAsync(string twinId, string component, JsonPatch patch, ETagCondition condition, ChangeOrigin origin, CancellationToken cancel = default) =>
        TwinAsync(twinId, (graph, stamp) => TwinEditing.PatchComponent(graph, twinId, component, patch, condition, Limits, stamp), origin, cancel);

    public async ValueTask DeleteTwinAsync(string twinId, ETagCondition condition, ChangeOrigin origin, CancellationToken cancel = default) =>
        await ApplyAsync((graph, stamp) => TwinEditing.Delete(graph, twinId, condition, stamp), origin, cancel).ConfigureAwait(false);

    public ValueTask<Relationship> PutRelationshipAsync(
        string sourceId, string relationshipId, JsonElement relationship, ETagCondition condition, ChangeOrigin origin, CancellationToken cancel = default) =>
        RelationshipAsync(sourceId, relationshipId, (graph, stamp) => RelationshipEditing.Put(graph, sourceId, relationshipId, relationship, condition, Limits, stamp), origin, cancel);

    public ValueTask<Relationship> PatchRelationshipAsync(
        string sourceId, string relationshipId, JsonPatch patch, ETagCondition condition, ChangeOrigin origin, CancellationToken cancel = default) =>
        RelationshipAsync(sourceId, relationshipId, (graph, stamp) => RelationshipEditing.Patch(graph, sourceId, relationshipId, patch, condition, Limits, stamp), origin, cancel);

    public async ValueTask DeleteRelationshipAsync(string sourceId, string relationshipId, ETagCondition condition, ChangeOrigin origin, CancellationToken cancel = default) =>
        await ApplyAsync((graph, stamp) => RelationshipEditing.Delete(graph, sourceId, relationshipId, condition, stamp), origin, cancel).ConfigureAwait(false);

    public ValueTask<Twin> WriteAsync(string twinId, IReadOnlyList<PropertyWrite> writes, ChangeOrigin origin, CancellationToken cancel = default) =>
        TwinAsync(twinId, (graph, stamp) => TwinEditing.Write(graph, twinId, writes, stamp), origin, cancel);

    public async ValueTask ImportAsync(JsonElement graphDocument, ChangeOrigin origin, CancellationToken cancel = default)
    {
        GraphDocument document = GraphDocument.Read(graphDocument);
        await ApplyAsync((graph, stamp) => GraphImport.Of(graph, document, Limits, stamp), origin, cancel).ConfigureAwait(false);
    }

    public async ValueTask<ImportBatchOutcome> ImportBatchAsync(
        IReadOnlyList<JsonElement> twins, IReadOnlyList<JsonElement> relationships, ChangeOrigin origin, CancellationToken cancel = default)
    {
        ImportBatchOutcome? outcome = null;
        await ApplyAsync(Put, origin, cancel).ConfigureAwait(false);
        return outcome!;

        GraphStep Put(TwinGraphSnapshot graph, ChangeStamp stamp)
        {
            (GraphStep step, outcome) = BatchEditing.Put(graph, twins, relationships, Limits, stamp);
            return step;
        }
    }

    public async ValueTask DeleteBatchAsync(
        IReadOnlyList<(string SourceId, string RelationshipId)> relationships, IReadOnlyList<string> twinIds, ChangeOrigin origin, CancellationToken cancel = default) =>
        await ApplyAsync((graph, stamp) => BatchDeletion.Of(graph, relationships, twinIds, stamp), origin, cancel).ConfigureAwait(false);

    /// <summary>Makes an edit on the newest state, keeps it, and publishes the result.</summary>
    /// <param name="edit">Works out the step; it may be called on any thread, once.</param>
    /// <param name="origin">Who asks.</param>
    /// <param name="cancel">Gives up waiting; an edit that has begun is still kept.</param>
    protected abstract ValueTask<GraphStep> ApplyAsync(Func<TwinGraphSnapshot, ChangeStamp, GraphStep> edit, ChangeOrigin origin, CancellationToken cancel);

    private async ValueTask<Twin> TwinAsync(string twinId, Func<TwinGraphSnapshot, ChangeStamp, GraphStep> edit, ChangeOrigin origin, CancellationToken cancel) =>
        (await ApplyAsync(edit, origin, cancel).ConfigureAwait(false)).Next.Find(twinId)!;

    private async ValueTask<Relationship> RelationshipAsync(
        string sourceId, string relationshipId, Func<TwinGraphSnapshot, ChangeStamp, GraphStep> edit, ChangeOrigin origin, CancellationToken cancel) =>
        (await ApplyAsync(edit, origin, cancel).ConfigureAwait(false)).Next.Relationships.Find(sourceId, relationshipId)!;
}

using System.Text.Json;
using BatteryTwin.Domain.TwinQuery.Indexes;
using BatteryTwin.Domain.Twins.Patching;

namespace BatteryTwin.Domain.Twins;

/// <summary>
/// The twin graph as the rest of the product uses it. A returned task means the change is durable and visible in <see cref="Current"/>.
/// A request that the graph refuses ends in a <see cref="TwinGraphException"/> and changes nothing.
/// </summary>
public interface ITwinGraph
{
    /// <summary>The newest state; take it once per operation for a consistent view.</summary>
    TwinGraphSnapshot Current { get; }

    /// <summary>Indexes that queries are answered from; never behind <see cref="Current"/>.</summary>
    LiveTwinIndexes Indexes { get; }

    GraphLimits Limits { get; }

    /// <summary>Raised after each change of a twin, in order, outside all locks; handlers must be quick and must not throw.</summary>
    event Action<TwinChange>? Changed;

    /// <summary>Raised after every change, of models, twins and relationships alike, in order; as <see cref="Changed"/>.</summary>
    event Action<GraphChange>? AnyChanged;

    /// <summary>Raised after models, twins or relationships were added or removed (not on property changes).</summary>
    event Action? StructureChanged;

    /// <summary>Uploads models, all or none; answers in the order of the request.</summary>
    ValueTask<IReadOnlyList<Dtdl.TwinModel>> AddModelsAsync(IReadOnlyList<JsonElement> documents, ChangeOrigin origin, CancellationToken cancel = default);

    ValueTask DecommissionModelAsync(string modelId, bool decommissioned, ChangeOrigin origin, CancellationToken cancel = default);

    ValueTask DeleteModelAsync(string modelId, ChangeOrigin origin, CancellationToken cancel = default);

    /// <summary>Creates or replaces a twin.</summary>
    ValueTask<Twin> PutTwinAsync(string twinId, JsonElement twin, ETagCondition condition, ChangeOrigin origin, CancellationToken cancel = default);

    ValueTask<Twin> PatchTwinAsync(string twinId, JsonPatch patch, ETagCondition condition, ChangeOrigin origin, CancellationToken cancel = default);

    /// <summary>Patches a component; the paths of the patch start in the component.</summary>
    ValueTask<Twin> PatchComponentAsync(string twinId, string component, JsonPatch patch, ETagCondition condition, ChangeOrigin origin, CancellationToken cancel = default);

    ValueTask DeleteTwinAsync(string twinId, ETagCondition condition, ChangeOrigin origin, CancellationToken cancel = default);

    /// <summary>Creates or replaces a relationship.</summary>
    ValueTask<Relationship> PutRelationshipAsync(string sourceId, string relationshipId, JsonElement relationship, ETagCondition condition, ChangeOrigin origin, CancellationToken cancel = default);

    ValueTask<Relationship> PatchRelationshipAsync(string sourceId, string relationshipId, JsonPatch patch, ETagCondition condition, ChangeOrigin origin, CancellationToken cancel = default);

    ValueTask DeleteRelationshipAsync(string sourceId, string relationshipId, ETagCondition condition, ChangeOrigin origin, CancellationToken cancel = default);

    /// <summary>Writes properties of one twin in one change.</summary>
    /// <returns>The new state, or the same state when every value was equal already.</returns>
    ValueTask<Twin> WriteAsync(string twinId, IReadOnlyList<PropertyWrite> writes, ChangeOrigin origin, CancellationToken cancel = default);

    /// <summary>Adds models, twins and relationships of a graph document; all or nothing.</summary>
    ValueTask ImportAsync(JsonElement graphDocument, ChangeOrigin origin, CancellationToken cancel = default);

    /// <summary>
    /// Puts many twins and relationships at once, as fast as the graph can: what fits goes in, what does not is refused item by item. Existing ones are
    /// replaced unless they are equal; components may be left out of a twin.
    /// </summary>
    /// <exception cref="TwinGraphException">Nothing more can be taken now: the other twin service is away or does not accept who asks.</exception>
    ValueTask<ImportBatchOutcome> ImportBatchAsync(IReadOnlyList<JsonElement> twins, IReadOnlyList<JsonElement> relationships, ChangeOrigin origin, CancellationToken cancel = default) =>
        OneByOneImport.RunAsync(this, twins, relationships, origin, cancel);

    /// <summary>Deletes many relationships, by source and id, and then twins, as fast as the graph can. Those that are gone already do not matter.</summary>
    /// <exception cref="TwinGraphException">A twin has relationships besides these, or nothing can be deleted now.</exception>
    ValueTask DeleteBatchAsync(
        IReadOnlyList<(string SourceId, string RelationshipId)> relationships, IReadOnlyList<string> twinIds, ChangeOrigin origin, CancellationToken cancel = default) =>
        OneByOneDeletion.RunAsync(this, relationships, twinIds, origin, cancel);
}

using System.Collections.Immutable;
using System.Text.Json;

namespace BatteryTwin.Domain.Twins.Editing;

/// <summary>
/// Puts many twins and relationships into a graph in one step. What fits goes in, what does not is refused item by item; existing ones are
/// replaced unless they are equal. Components may be left out of a twin.
/// </summary>
public sealed class BatchEditing
{
    private readonly GraphLimits _limits;
    private readonly ChangeStamp _stamp;
    private readonly List<GraphChange> _changes = [];
    private TwinGraphSnapshot _graph;

    private BatchEditing(TwinGraphSnapshot graph, GraphLimits limits, ChangeStamp stamp) => (_graph, _limits, _stamp) = (graph, limits, stamp);

    /// <param name="graph">The graph before.</param>
    /// <param name="twins">Twins as the API shows them, with <c>$dtId</c>; they go in before the relationships.</param>
    /// <param name="relationships">Relationships; the source may be written as <c>$sourceId</c> or, as in import files, <c>$dtId</c>.</param>
    /// <param name="limits">Size limits.</param>
    /// <param name="stamp">Time and origin.</param>
    public static (GraphStep Step, ImportBatchOutcome Outcome) Put(
        TwinGraphSnapshot graph, IReadOnlyList<JsonElement> twins, IReadOnlyList<JsonElement> relationships, GraphLimits limits, ChangeStamp stamp)
    {
        BatchEditing batch = new(graph, limits, stamp);
        IReadOnlyList<ImportRefusal> refusedTwins = batch.PutTwins(twins);
        IReadOnlyList<ImportRefusal> refusedRelationships = batch.PutRelationships(relationships);
        return (new(batch._graph, [.. batch._changes]), new(batch._changes.Count, refusedTwins, refusedRelationships));
    }

    /// <summary>The id of a twin in a file.</summary>
    /// <exception cref="TwinGraphException">It has none.</exception>
    public static string TwinId(JsonElement json) => TwinReader.TextOf(json, TwinJson.IdMember)
        ?? throw new TwinGraphException(GraphErrorCode.InvalidArgument, $"a twin is an object with '{TwinJson.IdMember}', not {SchemaCheck.Shorten(json)}");

    /// <summary>Source and id of a relationship in a file.</summary>
    /// <exception cref="TwinGraphException">One is missing.</exception>
    public static (string SourceId, string RelationshipId) RelationshipKey(JsonElement json)
    {
        string source = TwinReader.TextOf(json, RelationshipJson.SourceMember) ?? TwinReader.TextOf(json, TwinJson.IdMember) ?? throw Missing(TwinJson.IdMember + "' (the source twin) or '" + RelationshipJson.SourceMember);
        return (source, TwinReader.TextOf(json, RelationshipJson.IdMember) ?? throw Missing(RelationshipJson.IdMember));

        TwinGraphException Missing(string member) => new(GraphErrorCode.InvalidArgument, $"relationship {SchemaCheck.Shorten(json)}: '{member}' is missing or no text");
    }

    private static List<ImportRefusal> Each(IReadOnlyList<JsonElement> items, Action<JsonElement> put)
    {
        List<ImportRefusal> refusals = [];
        for (int i = 0; i < items.Count; i++)
        {
            try
            {
                put(items[i]);
            }
            catch (TwinGraphException refusal)
            {
                refusals.Add(new(i, refusal.Code, refusal.Message));
            }
        }

        return refusals;
    }

    private List<ImportRefusal> PutTwins(IReadOnlyList<JsonElement> items)
    {
        TwinReader reader = new(_graph.Models, _limits, _stamp, requireComponents: false);
        ImmutableDictionary<string, Twin>.Builder twins = _graph.Twins.ToBuilder();
        List<ImportRefusal> refusals = Each(items, PutTwin);
        _graph = new(_graph.Models, twins.ToImmutable(), _graph.Relationships);
        return refusals;

        void PutTwin(JsonElement json)
        {
            string id = TwinId(json);
            TwinEditing.RequireId(id, "twin", _limits);
            Twin? old = twins.GetValueOrDefault(id);
            Twin twin = reader.Read(id, json);
            TwinEditing.RequireActiveModel(_graph, old, twin);
            TwinEditing.RequireRoom(old, twins.Count, _limits);
            if (old is null || !SameContent.Have(old, twin))
            {
                twins[id] = twin;
                _changes.Add(new TwinChange(id, old, twin, _stamp.Origin, _stamp.Time));
            }
        }
    }

    private List<ImportRefusal> PutRelationships(IReadOnlyList<JsonElement> items)
    {
        RelationshipIndexBuilder relationships = _graph.Relationships.ToBuilder();
        List<ImportRefusal> refusals = Each(items, PutRelationship);
        _graph = _graph.With(relationships.ToIndex());
        return refusals;

        void PutRelationship(JsonElement json)
        {
            (string sourceId, string id) = RelationshipKey(json);
            TwinEditing.RequireId(id, "relationship", _limits);
            Relationship relationship = RelationshipCheck.Require(RelationshipJson.Read(json, sourceId, id, _stamp.NewETag()), _graph, relationships, _limits);
            Relationship? old = relationships.Find(sourceId, id);
            if (old is null || !SameContent.Have(old, relationship))
            {
                relationships.Put(relationship);
                _changes.Add(new RelationshipChange(old, relationship, _stamp.Origin, _stamp.Time));
            }
        }
    }
}

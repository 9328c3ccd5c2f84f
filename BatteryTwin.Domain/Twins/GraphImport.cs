using System.Collections.Immutable;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Twins.Editing;

namespace BatteryTwin.Domain.Twins;

/// <summary>
/// What a graph document makes of a graph. Twins and relationships that exist are replaced (as the Explorer's import does) unless they are
/// equal; a model that exists must be equal.
/// </summary>
public sealed class GraphImport
{
    private readonly GraphLimits _limits;
    private readonly ChangeStamp _stamp;
    private readonly List<GraphChange> _changes = [];
    private TwinGraphSnapshot _graph;

    private GraphImport(TwinGraphSnapshot graph, GraphLimits limits, ChangeStamp stamp) => (_graph, _limits, _stamp) = (graph, limits, stamp);

    /// <summary>Checks a document against a graph and works out the result; nothing is changed when it throws.</summary>
    /// <param name="graph">The graph before.</param>
    /// <param name="document">What comes in.</param>
    /// <param name="limits">Size limits; the one of models per upload does not apply.</param>
    /// <param name="stamp">Time and origin of the change.</param>
    /// <exception cref="TwinGraphException">Something in the document is wrong; the message says what and where.</exception>
    public static GraphStep Of(TwinGraphSnapshot graph, GraphDocument document, GraphLimits limits, ChangeStamp stamp)
    {
        GraphImport import = new(graph, limits, stamp);
        import.AddModels(document.Models);
        import.AddTwins(document.Twins);
        import.AddRelationships(document.Relationships);
        return new(import._graph, [.. import._changes]);
    }

    private void AddModels(IReadOnlyList<JsonElement> given)
    {
        List<JsonElement> added = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonElement model in given)
        {
            string id = ModelCatalog.IdOf(model);
            if (!seen.Add(id))
            {
                throw new TwinGraphException($"model '{id}' occurs twice in the document");
            }

            if (_graph.Models.Find(id) is not { } old)
            {
                added.Add(model);
            }
            else if (!JsonElement.DeepEquals(old.Source, model))
            {
                throw new TwinGraphException(GraphErrorCode.ModelAlreadyExists, $"model '{id}' exists with another definition; models do not change, give the new one a higher version");
            }
        }

        if (added.Count > 0)
        {
            GraphStep step = ModelEditing.Add(_graph, added, _limits with { MaxModelsPerUpload = int.MaxValue }, _stamp);
            _graph = step.Next;
            _changes.AddRange(step.Changes);
        }
    }

    private void AddTwins(IReadOnlyList<JsonElement> given)
    {
        TwinReader reader = new(_graph.Models, _limits, _stamp, requireComponents: false);
        ImmutableDictionary<string, Twin>.Builder twins = _graph.Twins.ToBuilder();
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonElement json in given)
        {
            string id = TwinReader.TextOf(json, TwinJson.IdMember) ?? throw new TwinGraphException($"a twin has no '$dtId': {SchemaCheck.Shorten(json)}");
            TwinEditing.RequireId(id, "twin", _limits);
            if (!seen.Add(id))
            {
                throw new TwinGraphException($"twin '{id}' occurs twice in the document");
            }

            Twin twin = reader.Read(id, json);
            Twin? old = twins.GetValueOrDefault(id);
            if (!(old is not null && SameContent.Have(old, twin)))
            {
                twins[id] = twin;
                _changes.Add(new TwinChange(id, old, twin, _stamp.Origin, _stamp.Time));
            }
        }

        _graph = new(_graph.Models, twins.ToImmutable(), _graph.Relationships);
    }

    private void AddRelationships(IReadOnlyList<JsonElement> given)
    {
        RelationshipIndexBuilder relationships = _graph.Relationships.ToBuilder();
        HashSet<(string, string)> seen = [];
        foreach (JsonElement json in given)
        {
            Relationship relationship = RelationshipJson.Read(json, _stamp.NewETag());
            if (!seen.Add((relationship.SourceId, relationship.Id)))
            {
                throw new TwinGraphException($"relationship '{relationship.Id}' of twin '{relationship.SourceId}' occurs twice in the document");
            }

            relationship = RelationshipCheck.Require(relationship, _graph, relationships, _limits);
            Relationship? old = relationships.Find(relationship.SourceId, relationship.Id);
            if (!(old is not null && SameContent.Have(old, relationship)))
            {
                relationships.Put(relationship);
                _changes.Add(new RelationshipChange(old, relationship, _stamp.Origin, _stamp.Time));
            }
        }

        _graph = _graph.With(relationships.ToIndex());
    }
}

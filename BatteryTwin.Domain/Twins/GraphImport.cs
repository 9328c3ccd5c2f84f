using System.Collections.Immutable;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl;

namespace BatteryTwin.Domain.Twins;

/// <summary>
/// What a graph document makes of a graph: the graph after it, and what is new. Twins and relationships that exist are replaced (as the
/// Explorer's import does) unless they are equal; a model that exists must be equal.
/// </summary>
public sealed record GraphImport(TwinGraphSnapshot Result, IReadOnlyList<Interface> NewModels, IReadOnlyList<Twin> Twins, IReadOnlyList<Relationship> Relationships)
{
    public bool IsEmpty => NewModels.Count == 0 && Twins.Count == 0 && Relationships.Count == 0;

    /// <summary>Checks a document against a graph and works out the result; nothing is changed when it throws.</summary>
    /// <param name="graph">The graph before.</param>
    /// <param name="document">What comes in.</param>
    /// <param name="now">Time of the change.</param>
    /// <param name="newETag">Makes a new entity tag.</param>
    /// <exception cref="TwinGraphException">Something in the document is wrong; the message says what and where.</exception>
    public static GraphImport Of(TwinGraphSnapshot graph, GraphDocument document, DateTimeOffset now, Func<string> newETag)
    {
        Interface[] newModels = [.. NewModelsOf(graph.Models, document.Models)];
        ModelCatalog models = newModels.Length == 0 ? graph.Models : CatalogOf(graph.Models, newModels);
        TwinImport reader = new(models, now, newETag);
        ImmutableDictionary<string, Twin>.Builder twins = graph.Twins.ToBuilder();
        List<Twin> changedTwins = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonElement json in document.Twins)
        {
            Twin twin = reader.Read(json);
            if (!seen.Add(twin.Id))
            {
                throw new TwinGraphException($"twin '{twin.Id}' occurs twice in the document");
            }

            if (!(graph.Find(twin.Id) is { } old && HasSameContent(old, twin)))
            {
                twins[twin.Id] = twin;
                changedTwins.Add(twin);
            }
        }

        TwinGraphSnapshot withTwins = new(models, twins.ToImmutable(), graph.Relationships);
        (RelationshipIndex relationships, List<Relationship> changed) = Connect(withTwins, document.Relationships, newETag);
        return new(new(models, withTwins.Twins, relationships), newModels, changedTwins, changed);
    }

    private static IEnumerable<Interface> NewModelsOf(ModelCatalog known, IReadOnlyList<Interface> given)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (Interface model in given)
        {
            if (!seen.Add(model.Id))
            {
                throw new TwinGraphException($"model '{model.Id}' occurs twice in the document");
            }

            Interface? old = known.Find(model.Id);
            if (old is null)
            {
                yield return model;
            }
            else if (!JsonElement.DeepEquals(old.Source, model.Source))
            {
                throw new TwinGraphException($"model '{model.Id}' exists with another definition; models do not change, give the new one a higher version");
            }
        }
    }

    private static ModelCatalog CatalogOf(ModelCatalog known, IReadOnlyList<Interface> added)
    {
        try
        {
            return new ModelCatalog(known.Interfaces.Concat(added));
        }
        catch (ModelException problem)
        {
            throw new TwinGraphException(problem.Message, problem);
        }
    }

    private static (RelationshipIndex Index, List<Relationship> Changed) Connect(TwinGraphSnapshot graph, IReadOnlyList<JsonElement> given, Func<string> newETag)
    {
        RelationshipIndex index = graph.Relationships;
        List<Relationship> changed = [];
        HashSet<(string, string)> seen = [];
        foreach (JsonElement json in given)
        {
            Relationship relationship = RelationshipJson.Read(json, newETag());
            if (!seen.Add((relationship.SourceId, relationship.Id)))
            {
                throw new TwinGraphException($"relationship '{relationship.Id}' of twin '{relationship.SourceId}' occurs twice in the document");
            }

            RelationshipCheck.Require(relationship, graph);
            if (!(index.Find(relationship.SourceId, relationship.Id) is { } old && HasSameContent(old, relationship)))
            {
                index = index.With(relationship);
                changed.Add(relationship);
            }
        }

        return (index, changed);
    }

    private static bool HasSameContent(Twin old, Twin given) =>
        old.ModelId == given.ModelId && HasSameValues(old.Properties, given.Properties)
        && old.Components.Count == given.Components.Count
        && given.Components.All(pair => old.Components.TryGetValue(pair.Key, out TwinComponent? component) && HasSameValues(component.Properties, pair.Value.Properties));

    private static bool HasSameValues(ImmutableSortedDictionary<string, TwinProperty> old, ImmutableSortedDictionary<string, TwinProperty> given) =>
        old.Count == given.Count && given.All(pair => old.TryGetValue(pair.Key, out TwinProperty? property) && JsonElement.DeepEquals(property.Value, pair.Value.Value));

    private static bool HasSameContent(Relationship old, Relationship given) =>
        old.Name == given.Name && old.TargetId == given.TargetId && old.Properties.Count == given.Properties.Count
        && given.Properties.All(pair => old.Properties.TryGetValue(pair.Key, out JsonElement value) && JsonElement.DeepEquals(value, pair.Value));
}

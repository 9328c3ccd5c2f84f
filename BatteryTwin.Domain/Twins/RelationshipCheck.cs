using System.Text.Json;
using BatteryTwin.Domain.Dtdl;

namespace BatteryTwin.Domain.Twins;

/// <summary>Checks relationships against the twins at their ends and the models of these.</summary>
internal static class RelationshipCheck
{
    /// <exception cref="TwinGraphException">An end does not exist, or the source's model does not allow the relationship.</exception>
    public static void Require(Relationship relationship, TwinGraphSnapshot graph)
    {
        string place = $"relationship '{relationship.Id}' of twin '{relationship.SourceId}'";
        Twin source = graph.Find(relationship.SourceId) ?? throw new TwinGraphException($"{place}: there is no such twin");
        Twin target = graph.Find(relationship.TargetId)
            ?? throw new TwinGraphException($"{place}: the target digital twin is invalid or does not exist: '{relationship.TargetId}'");
        if (ReferenceEquals(source, target))
        {
            throw new TwinGraphException($"{place}: a twin cannot be related to itself");
        }

        if (graph.Models.Contents(source.ModelId).GetValueOrDefault(relationship.Name) is not { Kind: ContentKind.Relationship } definition)
        {
            throw new TwinGraphException($"{place}: model '{source.ModelId}' has no relationship '{relationship.Name}'");
        }

        if (definition.Schema is { } wanted && !Matches(graph.Models, target.ModelId, wanted))
        {
            throw new TwinGraphException($"{place}: '{relationship.Name}' leads to '{wanted}', but twin '{target.Id}' is a '{target.ModelId}'");
        }

        RequireProperties(relationship, definition, place);
    }

    private static bool Matches(ModelCatalog models, string modelId, string wanted) =>
        models.IsA(modelId, wanted) || Dtmi.WithoutVersion(modelId) == Dtmi.WithoutVersion(wanted);

    private static void RequireProperties(Relationship relationship, InterfaceContent definition, string place)
    {
        foreach ((string name, JsonElement value) in relationship.Properties)
        {
            InterfaceContent property = definition.Properties.FirstOrDefault(candidate => candidate.Name == name)
                ?? throw new TwinGraphException($"{place}: '{name}' does not appear on the DTDL for relationship '{definition.Name}'");
            if (SchemaCheck.Expected(property, value) is { } expected)
            {
                throw new TwinGraphException($"{place}: expected value of type {expected} for '{name}', got {TwinEdit.Shorten(value)}");
            }
        }
    }
}

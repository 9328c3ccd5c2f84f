using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Language;
using BatteryTwin.Domain.Dtdl.Language.Model;

namespace BatteryTwin.Domain.Twins;

/// <summary>Checks relationships against the twins at their ends and the models of these.</summary>
internal static class RelationshipCheck
{
    /// <returns>The relationship with ids and name of those that it connects, so that the same text is kept once.</returns>
    /// <exception cref="TwinGraphException">An end does not exist, or the source's model does not allow the relationship.</exception>
    public static Relationship Require(Relationship relationship, TwinGraphSnapshot graph, GraphLimits limits) => Require(relationship, graph, graph.Relationships, limits);

    /// <param name="relationship">The relationship.</param>
    /// <param name="graph">The twins and models.</param>
    /// <param name="present">The relationships that there are, where those of the graph are not the newest.</param>
    /// <param name="limits">Size limits.</param>
    /// <inheritdoc cref="Require(Relationship, TwinGraphSnapshot, GraphLimits)" />
    public static Relationship Require(Relationship relationship, TwinGraphSnapshot graph, IRelationshipLookup present, GraphLimits limits)
    {
        Twin source = graph.Find(relationship.SourceId)
            ?? throw new TwinGraphException(GraphErrorCode.DigitalTwinNotFound, $"{Place(relationship)}: There is no digital twin instance that exists with the ID {relationship.SourceId}");
        Twin target = graph.Find(relationship.TargetId)
            ?? throw new TwinGraphException(GraphErrorCode.TargetTwinNotFound, $"{Place(relationship)}: The target digital twin is invalid or does not exist: {relationship.TargetId}");
        if (ReferenceEquals(source, target))
        {
            throw new TwinGraphException(GraphErrorCode.OperationNotAllowed, $"{Place(relationship)}: a twin cannot be related to itself");
        }

        if (graph.Models.Interface(source.ModelId) is not { } model)
        {
            throw new TwinGraphException(GraphErrorCode.InvalidRelationship, $"{Place(relationship)}: the model '{source.ModelId}' of the source was deleted; upload it again, or give the twin another one");
        }

        DtdlRelationship definition = model.Find<DtdlRelationship>(relationship.Name)
            ?? throw new TwinGraphException(GraphErrorCode.InvalidRelationship, $"{Place(relationship)}: model '{source.ModelId}' has no relationship {relationship.Name}");
        if (definition.Target is { } wanted && !Matches(graph.Models, target.ModelId, wanted))
        {
            throw new TwinGraphException(GraphErrorCode.InvalidRelationship, $"{Place(relationship)}: {relationship.Name} leads to '{wanted}', but twin '{target.Id}' is a '{target.ModelId}'");
        }

        RequireProperties(relationship, definition, limits);
        RequireRoom(relationship, present, limits);
        return relationship with { SourceId = source.Id, TargetId = target.Id, Name = definition.Name };
    }

    private static string Place(Relationship relationship) => $"relationship '{relationship.Id}' of twin '{relationship.SourceId}'";

    private static bool Matches(ModelCatalog models, string modelId, string wanted) =>
        models.IsA(modelId, wanted) || Dtmi.WithoutVersion(modelId) == Dtmi.WithoutVersion(wanted);

    private static void RequireProperties(Relationship relationship, DtdlRelationship definition, GraphLimits limits)
    {
        if (relationship.Properties.IsEmpty)
        {
            return;
        }

        List<string> problems = [];
        foreach ((string name, JsonElement value) in relationship.Properties)
        {
            if (definition.Properties.FirstOrDefault(candidate => candidate.Name == name) is not { } property)
            {
                problems.Add($"{name} does not appear on the DTDL for {relationship.Name}");
            }
            else if (SchemaCheck.Problem(property.Schema, value, name, relationship.Name, limits) is { } problem)
            {
                problems.Add(problem);
            }
        }

        if (problems.Count > 0)
        {
            throw new TwinGraphException(GraphErrorCode.ValidationFailed, Place(relationship), problems);
        }
    }

    private static void RequireRoom(Relationship relationship, IRelationshipLookup present, GraphLimits limits)
    {
        bool isNew = present.Find(relationship.SourceId, relationship.Id) is null;
        if (isNew && (present.CountFrom(relationship.SourceId) >= limits.MaxRelationshipsPerTwin || present.CountTo(relationship.TargetId) >= limits.MaxRelationshipsPerTwin))
        {
            throw new TwinGraphException(GraphErrorCode.LimitExceeded, $"{Place(relationship)}: more than {limits.MaxRelationshipsPerTwin} relationships at one twin are not allowed; put a twin in between");
        }
    }
}

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
    public static Relationship Require(Relationship relationship, TwinGraphSnapshot graph, GraphLimits limits)
    {
        string place = $"relationship '{relationship.Id}' of twin '{relationship.SourceId}'";
        Twin source = graph.Find(relationship.SourceId)
            ?? throw new TwinGraphException(GraphErrorCode.DigitalTwinNotFound, $"{place}: There is no digital twin instance that exists with the ID {relationship.SourceId}");
        Twin target = graph.Find(relationship.TargetId)
            ?? throw new TwinGraphException(GraphErrorCode.TargetTwinNotFound, $"{place}: The target digital twin is invalid or does not exist: {relationship.TargetId}");
        if (ReferenceEquals(source, target))
        {
            throw new TwinGraphException(GraphErrorCode.OperationNotAllowed, $"{place}: a twin cannot be related to itself");
        }

        if (graph.Models.Interface(source.ModelId) is not { } model)
        {
            throw new TwinGraphException(GraphErrorCode.InvalidRelationship, $"{place}: the model '{source.ModelId}' of the source was deleted; upload it again, or give the twin another one");
        }

        DtdlRelationship definition = model.Find<DtdlRelationship>(relationship.Name)
            ?? throw new TwinGraphException(GraphErrorCode.InvalidRelationship, $"{place}: model '{source.ModelId}' has no relationship {relationship.Name}");
        if (definition.Target is { } wanted && !Matches(graph.Models, target.ModelId, wanted))
        {
            throw new TwinGraphException(GraphErrorCode.InvalidRelationship, $"{place}: {relationship.Name} leads to '{wanted}', but twin '{target.Id}' is a '{target.ModelId}'");
        }

        RequireProperties(relationship, definition, place, limits);
        RequireRoom(relationship, graph, place, limits);
        return relationship with { SourceId = source.Id, TargetId = target.Id, Name = definition.Name };
    }

    private static bool Matches(ModelCatalog models, string modelId, string wanted) =>
        models.IsA(modelId, wanted) || Dtmi.WithoutVersion(modelId) == Dtmi.WithoutVersion(wanted);

    private static void RequireProperties(Relationship relationship, DtdlRelationship definition, string place, GraphLimits limits)
    {
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
            throw new TwinGraphException(GraphErrorCode.ValidationFailed, place, problems);
        }
    }

    private static void RequireRoom(Relationship relationship, TwinGraphSnapshot graph, string place, GraphLimits limits)
    {
        RelationshipIndex relationships = graph.Relationships;
        bool isNew = relationships.Find(relationship.SourceId, relationship.Id) is null;
        if (isNew && (relationships.CountFrom(relationship.SourceId) >= limits.MaxRelationshipsPerTwin || relationships.CountTo(relationship.TargetId) >= limits.MaxRelationshipsPerTwin))
        {
            throw new TwinGraphException(GraphErrorCode.LimitExceeded, $"{place}: more than {limits.MaxRelationshipsPerTwin} relationships at one twin are not allowed; put a twin in between");
        }
    }
}

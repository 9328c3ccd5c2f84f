using BatteryTwin.Domain.Dtdl.Language;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Web.State.Assets;

namespace BatteryTwin.Web.State.Editing;

/// <summary>Reads the relationships of twins, and which ones could be added. Singleton.</summary>
public sealed class TwinRelations(PlantWatch watch)
{
    /// <summary>Most relationships listed, and most targets offered.</summary>
    public const int MaxListed = 200;

    /// <summary>Relationships that start or end at a twin, outgoing ones first, by name; and how many there are.</summary>
    public (IReadOnlyList<TwinRelation> Listed, int Count) Of(string twinId)
    {
        PlantMoment plant = watch.Now();
        RelationshipIndex edges = plant.Graph.Relationships;
        IEnumerable<TwinRelation> outgoing = edges.From(twinId).OrderBy(edge => edge.Name, StringComparer.Ordinal).Select(edge => Relation(plant, edge, edge.TargetId, isOutgoing: true));
        IEnumerable<TwinRelation> incoming = edges.To(twinId).OrderBy(edge => edge.Name, StringComparer.Ordinal).Select(edge => Relation(plant, edge, edge.SourceId, isOutgoing: false));
        return ([.. outgoing.Concat(incoming).Take(MaxListed)], edges.CountFrom(twinId) + edges.CountTo(twinId));
    }

    /// <summary>What the model of a twin lets it be related by.</summary>
    public IReadOnlyList<RelationChoice> Choices(string twinId)
    {
        TwinGraphSnapshot graph = watch.Now().Graph;
        return graph.Find(twinId) is not { } twin ? [] :
        [
            .. graph.Models.Contents(twin.ModelId).OfType<DtdlRelationship>().OrderBy(content => content.Label, StringComparer.Ordinal)
                .Select(content => new RelationChoice(content.Name, content.Label, content.Target, TargetLabel(graph, content.Target), [.. content.Properties.Select(property => TwinSheet.Field(null, property, null))])),
        ];
    }

    /// <summary>Twins that a relationship may lead to and whose id or name contains a text.</summary>
    public IReadOnlyList<AssetLink> Targets(string sourceId, RelationChoice choice, string text)
    {
        PlantMoment plant = watch.Now();
        HashSet<string> taken = [.. plant.Graph.Relationships.From(sourceId, choice.Name).Select(edge => edge.TargetId)];
        return
        [
            .. plant.Graph.Twins.Values
                .Where(twin => twin.Id != sourceId && !taken.Contains(twin.Id) && Fits(plant.Graph, twin.ModelId, choice.TargetModel))
                .Where(twin => twin.Id.Contains(text, StringComparison.OrdinalIgnoreCase) || plant.Title(twin.Id).Contains(text, StringComparison.OrdinalIgnoreCase))
                .OrderBy(twin => twin.Id, StringComparer.Ordinal)
                .Take(MaxListed)
                .Select(twin => Link(plant, twin.Id)),
        ];
    }

    private static string? TargetLabel(TwinGraphSnapshot graph, string? modelId) => modelId is null ? null : graph.Models.Interface(modelId)?.Label ?? modelId;

    private static bool Fits(TwinGraphSnapshot graph, string modelId, string? wanted) =>
        wanted is null || graph.Models.IsA(modelId, wanted) || Dtmi.WithoutVersion(modelId) == Dtmi.WithoutVersion(wanted);

    private static TwinRelation Relation(PlantMoment plant, Relationship edge, string other, bool isOutgoing)
    {
        string label = plant.Graph.Find(edge.SourceId) is { } source ? plant.Graph.Models.Resolve(source.ModelId, edge.Name)?.Label ?? edge.Name : edge.Name;
        return new(edge, label, isOutgoing, Link(plant, other));
    }

    private static AssetLink Link(PlantMoment plant, string id) => new(id, plant.Title(id), AssetPaths.Of(plant.Topology, id), plant.Health.RolledUp(id));
}

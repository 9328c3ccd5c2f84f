using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Planning;

/// <summary>Plants for which one can plan, and what they consist of. Singleton.</summary>
public sealed class PlanPlants(PlantTopology topology, ITwinGraph graph)
{
    /// <summary>Plants that have lines, by name.</summary>
    public IReadOnlyList<(string Id, string Name)> All =>
    [
        .. topology.Current.Lines.Select(line => topology.Current.PathTo(line.Id)[0]).Distinct(StringComparer.Ordinal)
            .Select(id => (Id: id, Name: NameOf(id))).OrderBy(plant => plant.Name, StringComparer.CurrentCulture),
    ];

    /// <summary>Lines of a plant in display order.</summary>
    public IReadOnlyList<string> LinesOf(string plantId) => [.. topology.Current.Lines.Where(line => topology.Current.PathTo(line.Id)[0] == plantId).Select(line => line.Id)];

    /// <summary>The plant, its lines and their stations, each with the depth at which it stands.</summary>
    public IReadOnlyList<(string Id, string Name, int Depth)> PlacesOf(string plantId) =>
    [
        .. topology.Current.Within(plantId).Select(node => (node.Id, NameOf(node.Id), topology.Current.PathTo(node.Id).Count - 1)),
    ];

    public bool Knows(string twinId) => topology.Current.Find(twinId) is not null;

    public string NameOf(string twinId) => AssetNames.Title(graph.Current, twinId);
}

using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Production;

/// <summary>For what a page of figures can be asked. Singleton.</summary>
public sealed class FigureScopes(PlantTopology topology, ITwinGraph graph)
{
    public string NameOf(string assetId) => AssetNames.Title(graph.Current, assetId);

    /// <summary>Assets one may choose: plants with their lines, in display order.</summary>
    public IReadOnlyList<(string Id, string Name, bool IsLine)> All
    {
        get
        {
            Topology current = topology.Current;
            List<(string Id, string Name, bool IsLine)> choices = [];
            foreach (IGrouping<string, TopologyNode> plant in current.Lines.GroupBy(line => current.PathTo(line.Id)[0], StringComparer.Ordinal))
            {
                if (plant.All(line => line.Id != plant.Key))
                {
                    choices.Add((plant.Key, AssetNames.Title(graph.Current, plant.Key), false));
                }

                choices.AddRange(plant.Select(line => (line.Id, AssetNames.Title(graph.Current, line.Id), true)));
            }

            return choices;
        }
    }
}

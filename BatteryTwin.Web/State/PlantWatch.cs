using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State;

/// <summary>Gives every reader of one refresh the same view of the plant. Singleton.</summary>
public sealed class PlantWatch(ITwinGraph graph, PlantTopology topology, PlantHealth health, TimeProvider time)
{
    public PlantMoment Now() => new(graph.Current, topology.Current, health.Survey(), time.GetUtcNow());
}

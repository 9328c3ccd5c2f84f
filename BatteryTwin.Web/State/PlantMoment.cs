using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State;

/// <summary>Graph, topology and health of the plant as they were together at one time.</summary>
public sealed record PlantMoment(TwinGraphSnapshot Graph, Topology Topology, HealthSurvey Health, DateTimeOffset At)
{
    /// <summary>The asset's name for people.</summary>
    public string Title(string twinId) => AssetNames.Title(Graph, twinId);
}

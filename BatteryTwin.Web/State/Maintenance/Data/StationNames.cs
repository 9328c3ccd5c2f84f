namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>Names of stations where their line is known already.</summary>
public static class StationNames
{
    /// <summary>The shortest name that tells a station from the others of its line: <c>Stacking</c>.</summary>
    public static string Within(PlantMoment plant, string line, string station)
    {
        ArgumentNullException.ThrowIfNull(plant);
        return plant.Topology.Find(line)?.Children is { } siblings && siblings.Contains(station) ? AssetNames.AmongSiblings(plant.Graph, station, siblings) : plant.Title(station);
    }
}

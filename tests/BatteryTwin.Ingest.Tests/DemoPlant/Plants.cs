using BatteryTwin.Ingest.Sources.DemoPlant;
using BatteryTwin.Ingest.Sources.DemoPlant.Plant;

namespace BatteryTwin.Ingest.Tests.DemoPlant;

/// <summary>Records of simulated plants.</summary>
internal static class Plants
{
    /// <summary>A plant whose faults lie far ahead of any test.</summary>
    public static PlantRecord Healthy { get; } = new(20, new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero), TimeSpan.Zero, TimeSpan.FromHours(1));

    /// <summary>A plant whose faults begin at a second and grow for two hours.</summary>
    public static PlantRecord Faulty(long onset) => new(20, DateTimeOffset.FromUnixTimeSeconds(onset), TimeSpan.Zero, TimeSpan.FromHours(2));

    /// <summary>Ids of all twins with an accelerometer.</summary>
    public static IEnumerable<string> Mixers() => new SimulatedPlant(Healthy).Stations.Where(station => station.Bearing is not null).Select(station => station.Station.TwinId);

    public static StationSimulator Station(string twinId, PlantRecord record) =>
        new SimulatedPlant(record).Stations.Single(station => station.Station.TwinId == twinId);
}

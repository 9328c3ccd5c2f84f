using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State;

/// <summary>Reads lines and their stations from the graph and the newest values. Singleton.</summary>
public sealed class StationReader(PlantReadings readings)
{
    /// <summary>A line and its stations; a line is any node that contains others.</summary>
    public LineView Line(TopologyNode line, PlantMoment plant)
    {
        StationView[] stations = [.. line.Children.Select(id => Station(id, line.Children, plant))];
        Twin? twin = plant.Graph.Find(line.Id);
        return new(
            line.Id,
            plant.Title(line.Id),
            plant.Health.RolledUp(line.Id),
            stations,
            stations.Length == 0 ? null : stations[^1].Rate,
            readings.Number(twin, StationSignals.NominalRate) ?? (stations.Length == 0 ? null : stations[^1].NominalRate),
            RateUnit(line, plant.Graph),
            YieldPercent(stations));
    }

    public StationView Station(string id, IReadOnlyList<string> siblings, PlantMoment plant)
    {
        Twin? twin = plant.Graph.Find(id);
        double? scrap = readings.Number(twin, StationSignals.ScrapRate);
        return new(
            id,
            AssetNames.AmongSiblings(plant.Graph, id, siblings),
            plant.Title(id),
            plant.Health.RolledUp(id),
            readings.Text(twin, StationSignals.OperatingState),
            readings.Number(twin, StationSignals.Throughput),
            readings.Number(twin, StationSignals.NominalRate),
            scrap,
            scrap is { } share && ScrapBand(twin, plant.Graph) is { } normal && !normal.Contains(share));
    }

    private static NormalBand? ScrapBand(Twin? twin, TwinGraphSnapshot snapshot) =>
        twin is null ? null : SignalNotes.Of(snapshot.Models.Resolve(twin.ModelId, StationSignals.ScrapRate)).Normal;

    /// <summary>Unit of the nominal rate by the line's model or the first station's; empty when none is given.</summary>
    private static string RateUnit(TopologyNode line, TwinGraphSnapshot snapshot)
    {
        IEnumerable<string> models = line.Children.Take(1).Prepend(line.Id).Select(id => snapshot.Find(id)?.ModelId).OfType<string>();
        return models.Select(model => SignalNotes.Of(snapshot.Models.Resolve(model, StationSignals.NominalRate)).Unit).FirstOrDefault(unit => unit is not null) ?? string.Empty;
    }

    /// <summary>Rolled throughput yield: the product of what every station lets through.</summary>
    private static double? YieldPercent(StationView[] stations)
    {
        double[] passed = [.. stations.Select(station => station.ScrapPercent).OfType<double>().Select(scrap => 1 - (Math.Clamp(scrap, 0, 100) / 100))];
        return passed.Length == 0 ? null : 100 * passed.Aggregate(1.0, (product, share) => product * share);
    }
}

using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Pipeline;

namespace BatteryTwin.Web.State;

/// <summary>Reads what the overview shows. Singleton.</summary>
public sealed class OverviewReader(PlantWatch watch, StationReader stations, PlantReadings readings, AlertList alerts, IIngestStatus ingest)
{
    private const int MaxLines = 40;
    private const int MaxSingleAssets = 40;
    private const int MaxNeedsYou = 6;
    private const int MaxUnmapped = 20;

    public PlantOverview Read()
    {
        PlantMoment plant = watch.Now();
        TopologyNode[] lines = [.. plant.Topology.Lines];
        TopologyNode[] shown = lines.Length <= MaxLines ? lines : [.. lines.OrderByDescending(line => plant.Health.RolledUp(line.Id).Level).Take(MaxLines)];
        IReadOnlyList<AlertRow> open = alerts.Rows(AlertFilter.Open);
        return new()
        {
            HasTwins = plant.Graph.Twins.Count > 0,
            Plants = [.. shown.GroupBy(line => line.ParentId).Select(group => Plant(group.Key, group, plant))],
            LinesNotShown = lines.Length - shown.Length,
            AlertsAreKnown = alerts.AreKnown,
            Alerts = alerts.Counts(),
            NeedsYou = [.. open.Take(MaxNeedsYou)],
            OpenAlerts = open.Count,
            SingleAssets = [.. Singles(plant).Select(id => stations.Station(id, [], plant))],
            Unmapped = [.. UnmappedMachines.Of(ingest.Unmapped).Take(MaxUnmapped)],
            NewestData = plant.Graph.Twins.Keys.Select(readings.NewestTime).Concat(ingest.Sources.Select(source => source.NewestPoint)).Max(),
            At = plant.At,
        };
    }

    private PlantView Plant(string? id, IEnumerable<TopologyNode> lines, PlantMoment plant) =>
        new(
            id,
            id is null ? "Lines" : plant.Title(id),
            id is null ? AssetHealth.Normal : plant.Health.RolledUp(id),
            [.. lines.Select(line => stations.Line(line, plant))]);

    private static IEnumerable<string> Singles(PlantMoment plant) =>
        plant.Topology.Roots.Where(id => plant.Topology.Find(id) is { IsLeaf: true }).OrderByDescending(id => plant.Health.Of(id).Level).Take(MaxSingleAssets);
}

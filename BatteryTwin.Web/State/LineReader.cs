using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State;

/// <summary>Reads one line. Singleton.</summary>
public sealed class LineReader(PlantWatch watch, StationReader stations, KeySignals signals, PlantReadings readings)
{
    private const int SignalsPerStation = 2;

    /// <summary>The line; null when no twin has that id.</summary>
    public LineDetail? Read(string lineId)
    {
        PlantMoment plant = watch.Now();
        if (plant.Topology.Find(lineId) is not { } node)
        {
            return null;
        }

        LineView line = stations.Line(node, plant);
        return new(
            line,
            node.ParentId,
            node.ParentId is { } parent ? plant.Title(parent) : null,
            node.Children.ToDictionary(id => id, id => plant.Graph.Find(id) is { } twin ? signals.Of(twin, plant.Graph.Models, SignalsPerStation) : [], StringComparer.Ordinal),
            Bottleneck.Of(line.Stations, id => StateSince(plant.Graph.Find(id)), plant.At, line.RateUnit),
            node.Children.Select(readings.NewestTime).Max(),
            plant.At);
    }

    /// <summary>Since when the operating state holds, by the twin's property.</summary>
    private static DateTimeOffset? StateSince(Twin? twin) => twin?.Property(StationSignals.OperatingState) is { } property ? property.SourceTime ?? property.LastUpdateTime : null;
}

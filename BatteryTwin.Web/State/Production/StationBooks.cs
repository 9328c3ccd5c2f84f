using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Domain.Production.Settings;
using BatteryTwin.Domain.Production.Time;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage.Production;

namespace BatteryTwin.Web.State.Production;

/// <summary>Opens the books of all stations below an asset over a stretch of time. Singleton.</summary>
public sealed class StationBooks(PlantTopology topology, ITwinGraph graph, PlantPlans plans, StationHistory history, PlantReadings readings, IProductionBook book)
{
    /// <summary>Stations in display order: those below the asset, or itself; all stations of all lines for null; none for an unknown asset.</summary>
    public async Task<IReadOnlyList<StationBook>> OpenAsync(string? assetId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        Topology current = topology.Current;
        IEnumerable<string> roots = assetId is null ? current.Lines.Select(line => line.Id) : [assetId];
        string[] stations = [.. roots.SelectMany(current.Within).Where(node => node.IsLeaf).Select(node => node.Id).Distinct(StringComparer.Ordinal)];
        IReadOnlyDictionary<string, StationTrack> tracks = await history.ReadAsync(stations, from, to, cancel);
        Dictionary<string, PlantPlan> known = new(StringComparer.Ordinal);
        List<StationBook> books = [];
        foreach (string station in stations)
        {
            string plant = plans.PlantOf(station) ?? station;
            if (!known.TryGetValue(plant, out PlantPlan? plan))
            {
                known[plant] = plan = plans.Of(plant);
            }

            TopologyNode node = current.Find(station)!;
            string line = node.ParentId ?? station;
            bool isLast = IsLast(current, node);
            StationTrack track = tracks[station];
            IReadOnlyList<StateInterval> states = StateEdits.Apply(States(track, plan.Settings), book.Edits(station, from, to));
            books.Add(new(station, line, isLast, plan, new StationLedger(states, track.Rates, readings.Number(graph.Current.Find(station), StationSignals.NominalRate)), plans.ScopesOf(station)));
        }

        return books;
    }

    /// <summary>The station whose good units are those of a line; null for a line without stations.</summary>
    public string? LastOf(string lineId)
    {
        Topology current = topology.Current;
        TopologyNode[] stations = [.. current.Within(lineId).Where(node => node.IsLeaf)];
        return (stations.FirstOrDefault(station => IsLast(current, station)) ?? stations.LastOrDefault())?.Id;
    }

    private static bool IsLast(Topology current, TopologyNode station) => !station.FlowsTo.Any(next => current.Find(next)?.ParentId == (station.ParentId ?? station.Id));

    private static List<StateInterval> States(StationTrack track, PlantSettings settings)
    {
        Dictionary<string, StationState> words = new(StringComparer.Ordinal);
        List<StateInterval> states = new(track.Segments.Count);
        foreach (StateSegment segment in track.Segments)
        {
            if (!words.TryGetValue(segment.State, out StationState state))
            {
                words[segment.State] = state = settings.StateOf(segment.State);
            }

            if (states.Count > 0 && states[^1].State == state && states[^1].To == segment.From)
            {
                states[^1] = states[^1] with { To = segment.To };
            }
            else
            {
                states.Add(new(state, segment.From, segment.To));
            }
        }

        return states;
    }
}

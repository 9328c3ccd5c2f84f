using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Assets;

/// <summary>Reads the page of one asset: any twin, or a machine that only sends data under a name. Singleton.</summary>
public sealed class AssetReader(PlantWatch watch, PlantHealth health, AssetSignals signals, KeySignals keySignals)
{
    private const int KeySignalCount = 4;

    /// <summary>The asset; null when neither graph nor data know the name.</summary>
    public async ValueTask<AssetView?> ReadAsync(string id, CancellationToken cancel = default)
    {
        PlantMoment plant = watch.Now();
        IReadOnlyList<SignalGroup> groups = await signals.GroupsAsync(id, plant.Graph, cancel);
        Twin? twin = plant.Graph.Find(id);
        if (twin is null && groups.Count == 0)
        {
            return null;
        }

        AssetView view = new(id, plant.Title(id), twin is null ? "Not modelled" : AssetNames.Kind(plant.Graph, id), twin is not null, HealthOf(id, twin, plant), plant.At)
        {
            Groups = groups,
            NewestData = groups.SelectMany(group => group.Signals).Max(signal => signal.Time),
            KeyFields = KeyFields(twin, groups, plant.Graph),
        };
        return twin is null ? view : Placed(view, twin, plant);
    }

    private AssetHealth HealthOf(string id, Twin? twin, PlantMoment plant) => twin is null ? health.Of(id) : plant.Health.RolledUp(id);

    private static AssetView Placed(AssetView view, Twin twin, PlantMoment plant)
    {
        TopologyNode? node = plant.Topology.Find(view.Id);
        IReadOnlyList<string> siblings = node?.ParentId is { } parent ? plant.Topology.Find(parent)?.Children ?? [] : [];
        int place = siblings.ToList().IndexOf(view.Id);
        return view with
        {
            Description = plant.Graph.Models.Interface(twin.ModelId)?.Description?.Default,
            Wholes = [.. plant.Topology.PathTo(view.Id).SkipLast(1).Select(id => Link(id, [], plant))],
            Parts = [.. (node?.Children ?? []).Select(id => Link(id, node!.Children, plant))],
            Upstream = [.. (node?.FlowsFrom ?? []).Select(id => Link(id, siblings, plant))],
            Downstream = [.. (node?.FlowsTo ?? []).Select(id => Link(id, siblings, plant))],
            Previous = place > 0 ? Link(siblings[place - 1], siblings, plant) : null,
            Next = place >= 0 && place + 1 < siblings.Count ? Link(siblings[place + 1], siblings, plant) : null,
        };
    }

    private static AssetLink Link(string id, IReadOnlyList<string> siblings, PlantMoment plant) => new(
        id,
        siblings.Contains(id) ? AssetNames.AmongSiblings(plant.Graph, id, siblings) : plant.Title(id),
        AssetPaths.Of(plant.Topology, id),
        plant.Health.RolledUp(id));

    /// <summary>The model's choice of key signals; without one, the first curves there are.</summary>
    private string[] KeyFields(Twin? twin, IReadOnlyList<SignalGroup> groups, TwinGraphSnapshot graph)
    {
        string[] chosen = twin is null ? [] : [.. keySignals.Of(twin, graph.Models, KeySignalCount).Select(reading => reading.Path)];
        return chosen.Length > 0 ? chosen : [.. groups.SelectMany(group => group.Signals).Where(signal => signal.IsCurve).Take(KeySignalCount).Select(signal => signal.Path)];
    }
}

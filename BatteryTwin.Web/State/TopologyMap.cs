using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State;

/// <summary>The plant's structure at one moment: the containment tree piece by piece, and the flow graph of a chosen part.</summary>
public sealed class TopologyMap(PlantMoment plant)
{
    /// <summary>Most nodes the graph draws.</summary>
    public const int MaxLeaves = 160;

    /// <summary>The direct parts of an asset (null: the top), all or only those with something wrong in them.</summary>
    public IReadOnlyList<TopologyItem> Children(string? parentId, bool onlyExceptions)
    {
        IReadOnlyList<string> ids = parentId is null ? plant.Topology.Roots : plant.Topology.Find(parentId)?.Children ?? [];
        return [.. ids.Where(id => Passes(id, onlyExceptions)).Select(id => Item(id, onlyExceptions))];
    }

    /// <summary>The asset in focus; null when no twin has that id.</summary>
    public TopologyFocus? Focus(string twinId)
    {
        if (plant.Topology.Find(twinId) is not { } node)
        {
            return null;
        }

        return new(
            twinId,
            plant.Title(twinId),
            AssetNames.Kind(plant.Graph, twinId),
            plant.Health.RolledUp(twinId),
            [.. plant.Topology.PathTo(twinId).Select(id => (id, plant.Title(id)))],
            plant.Topology.Upstream(twinId),
            plant.Topology.Downstream(twinId),
            !node.IsLeaf,
            node.Children.Any(id => plant.Topology.Find(id) is { IsLeaf: true }));
    }

    /// <summary>
    /// What the graph draws for a focus: what the asset contains, or what its parent contains when it is a leaf; without a focus the
    /// whole plant, as far as it can be read.
    /// </summary>
    public TopologyScope Scope(string? focusId, bool onlyExceptions)
    {
        TopologyNode? focus = focusId is null ? null : plant.Topology.Find(focusId);
        string? root = focus is { IsLeaf: true } ? focus.ParentId : focus?.Id;
        IReadOnlyList<string> from = root is not null ? [root] : plant.Topology.Roots;
        TopologyNode[] leaves = [.. from.SelectMany(plant.Topology.Within).Where(node => node.IsLeaf && node.Id != root && HasPlace(node))];
        if (onlyExceptions)
        {
            // A fault is read along its line: lines without one go, the others stay whole.
            HashSet<string?> troubled = [.. leaves.Where(node => plant.Health.Of(node.Id).Level > HealthLevel.Normal).Select(node => node.ParentId)];
            leaves = [.. leaves.Where(node => troubled.Contains(node.ParentId))];
        }

        TopologyNode[] shown = [.. leaves.Take(MaxLeaves)];
        HashSet<string> drawn = [.. shown.Select(node => node.Id)];
        return new(
            root,
            root is null ? "All lines" : plant.Title(root),
            [.. shown.Select(node => Leaf(node))],
            [.. shown.SelectMany(node => node.FlowsTo.Where(drawn.Contains).Select(to => (node.Id, to)))],
            leaves.Length - shown.Length);
    }

    /// <summary>The first telemetry that the model of an asset declares as a number; null when it declares none.</summary>
    public string? FirstSignal(string twinId) => plant.Graph.Find(twinId) is { } twin
        ? plant.Graph.Models.Contents(twin.ModelId).OfType<DtdlTelemetry>().FirstOrDefault(content => content.Schema is DtdlPrimitive { Kind: PrimitiveKind.Double })?.Name
        : null;

    /// <summary>A leaf belongs in the graph when something contains it or the material passes it.</summary>
    private bool HasPlace(TopologyNode node) =>
        node.ParentId is not null || node.FlowsFrom.Count > 0 || node.FlowsTo.Count > 0 || plant.Topology.Roots.Count <= MaxLeaves;

    private TopologyLeaf Leaf(TopologyNode node)
    {
        IReadOnlyList<string> siblings = node.ParentId is { } parent ? plant.Topology.Find(parent)!.Children : [];
        return new(
            node.Id,
            siblings.Count > 1 ? AssetNames.AmongSiblings(plant.Graph, node.Id, siblings) : plant.Title(node.Id),
            plant.Title(node.Id),
            node.ParentId,
            node.ParentId is { } group ? plant.Title(group) : string.Empty,
            plant.Health.Of(node.Id));
    }

    private TopologyItem Item(string id, bool onlyExceptions)
    {
        TopologyNode node = plant.Topology.Find(id)!;
        IReadOnlyList<string> siblings = node.ParentId is { } parent ? plant.Topology.Find(parent)!.Children : [];
        string title = siblings.Count > 1 && node.IsLeaf ? AssetNames.AmongSiblings(plant.Graph, id, siblings) : plant.Title(id);
        return new(id, title, AssetNames.Kind(plant.Graph, id), plant.Health.RolledUp(id), node.Children.Count(child => Passes(child, onlyExceptions)));
    }

    private bool Passes(string id, bool onlyExceptions) => !onlyExceptions || plant.Health.RolledUp(id).Level > HealthLevel.Normal;
}

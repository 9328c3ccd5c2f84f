namespace BatteryTwin.Web.State;

/// <summary>
/// The part of the plant that the graph draws: its root (null: everything), its leaves in order with the name that tells them apart
/// and the group they belong to, and the material flow between them. <paramref name="LeavesNotShown"/> counts what is left out because it is too much to read.
/// </summary>
public sealed record TopologyScope(string? RootId, string Title, IReadOnlyList<TopologyLeaf> Leaves, IReadOnlyList<(string From, string To)> Flow, int LeavesNotShown);

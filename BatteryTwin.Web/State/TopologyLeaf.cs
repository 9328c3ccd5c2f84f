namespace BatteryTwin.Web.State;

/// <summary>A node of the drawn graph; <paramref name="GroupTitle"/> names what contains it.</summary>
public sealed record TopologyLeaf(string Id, string Name, string Title, string? GroupId, string GroupTitle, AssetHealth Health);

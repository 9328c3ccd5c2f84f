namespace BatteryTwin.Web.Components.Graphs;

/// <summary>
/// An edge as a line through grid places, from its start to its end; <paramref name="IsBack"/> marks one that runs against the layers
/// because it closes a cycle.
/// </summary>
public sealed record PlacedEdge(string From, string To, bool IsBack, IReadOnlyList<(double Layer, double Row)> Points);

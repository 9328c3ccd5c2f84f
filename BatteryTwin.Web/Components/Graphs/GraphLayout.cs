namespace BatteryTwin.Web.Components.Graphs;

/// <summary>A laid-out graph in grid units: <paramref name="Layers"/> along the flow, <paramref name="Rows"/> across it.</summary>
public sealed record GraphLayout(IReadOnlyList<PlacedNode> Nodes, IReadOnlyList<PlacedEdge> Edges, int Layers, int Rows)
{
    public static GraphLayout Empty { get; } = new([], [], 0, 0);
}

namespace BatteryTwin.Web.Components.Graphs;

/// <summary>
/// Layered drawing of a directed graph after Sugiyama, Tagawa and Toda (1981): cycles are cut at back edges of a depth-first search,
/// layers follow the longest path from a source, long edges pass through dummies, rows are ordered by barycentres.
/// Parts that are not connected lie below each other; nodes without edges fill rows of their own.
/// The same input gives the same drawing.
/// </summary>
public static class LayeredLayout
{
    private const int NodesPerRow = 8;

    /// <summary>Places nodes, given in display order; edges to unknown nodes, to themselves and repeated ones are left out.</summary>
    public static GraphLayout Of(IReadOnlyList<string> nodes, IEnumerable<LayoutEdge> edges)
    {
        if (nodes.Count == 0)
        {
            return GraphLayout.Empty;
        }

        HashSet<string> known = new(nodes, StringComparer.Ordinal);
        LayoutEdge[] drawn = [.. edges.Where(edge => edge.From != edge.To && known.Contains(edge.From) && known.Contains(edge.To)).Distinct()];
        List<PlacedNode> placed = [];
        List<PlacedEdge> lines = [];
        int rows = 0;
        foreach (List<string> part in Parts(nodes, drawn).Where(part => part.Count > 1))
        {
            HashSet<string> members = new(part, StringComparer.Ordinal);
            LayeredPart laid = new(part, [.. drawn.Where(edge => members.Contains(edge.From))]);
            placed.AddRange(laid.Nodes.Select(node => node with { Row = node.Row + rows }));
            lines.AddRange(laid.Edges.Select(edge => edge with { Points = [.. edge.Points.Select(point => (point.Layer, point.Row + rows))] }));
            rows += laid.Rows;
        }

        HashSet<string> connected = new(drawn.SelectMany(edge => new[] { edge.From, edge.To }), StringComparer.Ordinal);
        string[] alone = [.. nodes.Where(id => !connected.Contains(id))];
        int perRow = Math.Max(NodesPerRow, placed.Count == 0 ? 0 : placed.Max(node => node.Layer) + 1);
        placed.AddRange(alone.Select((id, index) => new PlacedNode(id, index % perRow, rows + (index / perRow))));
        rows += (alone.Length + perRow - 1) / perRow;
        return new(placed, lines, placed.Max(node => node.Layer) + 1, rows);
    }

    /// <summary>Connected parts, whatever the direction, in the order of their first node.</summary>
    private static List<List<string>> Parts(IReadOnlyList<string> nodes, LayoutEdge[] edges)
    {
        ILookup<string, string> neighbours = edges.SelectMany(edge => new[] { (edge.From, edge.To), (From: edge.To, To: edge.From) }).ToLookup(pair => pair.From, pair => pair.To, StringComparer.Ordinal);
        Dictionary<string, int> partOf = new(StringComparer.Ordinal);
        List<List<string>> parts = [];
        foreach (string start in nodes.Where(id => !partOf.ContainsKey(id)))
        {
            Stack<string> open = new([start]);
            partOf[start] = parts.Count;
            while (open.TryPop(out string? id))
            {
                foreach (string next in neighbours[id].Where(next => partOf.TryAdd(next, parts.Count)))
                {
                    open.Push(next);
                }
            }

            parts.Add([]);
        }

        foreach (string id in nodes)
        {
            parts[partOf[id]].Add(id);
        }

        return parts;
    }
}

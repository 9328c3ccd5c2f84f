namespace BatteryTwin.Web.Components.Graphs;

/// <summary>
/// Tells edges that others imply (a whole to each of its parts, beside the chain of the parts) from those that shape a drawing. Laying out only
/// the latter keeps chains in one row; the others become arcs below the boxes.
/// </summary>
internal static class ImpliedEdges
{
    /// <summary>Lays out a graph and adds its implied edges as arcs.</summary>
    internal static GraphLayout LayOut(IReadOnlyList<string> nodes, IEnumerable<LayoutEdge> edges)
    {
        LayoutEdge[] all = [.. edges.Where(edge => edge.From != edge.To).Distinct()];
        HashSet<LayoutEdge> implied = Find(nodes, all);
        GraphLayout layout = LayeredLayout.Of(nodes, all.Where(edge => !implied.Contains(edge)));
        Dictionary<string, PlacedNode> places = layout.Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        return layout with { Edges = [.. layout.Edges, .. implied.Select(edge => Arc(edge, places[edge.From], places[edge.To]))] };
    }

    private static HashSet<LayoutEdge> Find(IReadOnlyList<string> nodes, LayoutEdge[] edges)
    {
        HashSet<LayoutEdge> back = AcyclicEdges.FindBack(nodes, edges);
        LayoutEdge[] forward = [.. edges.Where(edge => !back.Contains(edge))];
        ILookup<string, string> next = forward.ToLookup(edge => edge.From, edge => edge.To, StringComparer.Ordinal);
        return [.. forward.Where(edge => Reaches(next[edge.From].Where(first => first != edge.To), edge.To, next))];
    }

    private static bool Reaches(IEnumerable<string> starts, string goal, ILookup<string, string> next)
    {
        HashSet<string> met = new(starts, StringComparer.Ordinal);
        Stack<string> open = new(met);
        while (open.TryPop(out string? id))
        {
            if (id == goal)
            {
                return true;
            }

            foreach (string following in next[id].Where(met.Add))
            {
                open.Push(following);
            }
        }

        return false;
    }

    private static PlacedEdge Arc(LayoutEdge edge, PlacedNode from, PlacedNode to) => new(edge.From, edge.To, IsBack: true, [(from.Layer, from.Row), (to.Layer, to.Row)]);
}

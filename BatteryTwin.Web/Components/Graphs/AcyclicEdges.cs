namespace BatteryTwin.Web.Components.Graphs;

/// <summary>Cuts cycles and finds layers; iterative, so that depth is no limit.</summary>
internal static class AcyclicEdges
{
    private enum Visit
    {
        New,
        Open,
        Done,
    }

    /// <summary>Edges that lead back to a node on the current path of a depth-first search in node order.</summary>
    internal static HashSet<LayoutEdge> FindBack(IReadOnlyList<string> nodes, LayoutEdge[] edges)
    {
        ILookup<string, string> next = edges.ToLookup(edge => edge.From, edge => edge.To, StringComparer.Ordinal);
        Dictionary<string, Visit> visits = nodes.ToDictionary(id => id, _ => Visit.New, StringComparer.Ordinal);
        HashSet<LayoutEdge> back = [];

        // Sources first: a cycle is then cut where it returns to the material's way in, not at an arbitrary node.
        HashSet<string> targets = new(edges.Select(edge => edge.To), StringComparer.Ordinal);
        foreach (string start in nodes.OrderBy(targets.Contains).Where(id => visits[id] == Visit.New))
        {
            Stack<(string Id, IEnumerator<string> Ways)> path = new();
            Enter(start);
            while (path.TryPeek(out (string Id, IEnumerator<string> Ways) top))
            {
                if (!top.Ways.MoveNext())
                {
                    visits[top.Id] = Visit.Done;
                    path.Pop();
                }
                else if (visits[top.Ways.Current] == Visit.Open)
                {
                    back.Add(new(top.Id, top.Ways.Current));
                }
                else if (visits[top.Ways.Current] == Visit.New)
                {
                    Enter(top.Ways.Current);
                }
            }

            void Enter(string id)
            {
                visits[id] = Visit.Open;
                path.Push((id, next[id].GetEnumerator()));
            }
        }

        return back;
    }

    /// <summary>Length of the longest way from a source to each node of an acyclic graph.</summary>
    internal static Dictionary<string, int> LongestPathLayers(IReadOnlyList<string> nodes, LayoutEdge[] edges)
    {
        ILookup<string, string> next = edges.ToLookup(edge => edge.From, edge => edge.To, StringComparer.Ordinal);
        Dictionary<string, int> waitsFor = nodes.ToDictionary(id => id, _ => 0, StringComparer.Ordinal);
        foreach (LayoutEdge edge in edges)
        {
            waitsFor[edge.To]++;
        }

        Dictionary<string, int> layers = nodes.ToDictionary(id => id, _ => 0, StringComparer.Ordinal);
        Queue<string> ready = new(nodes.Where(id => waitsFor[id] == 0));
        while (ready.TryDequeue(out string? id))
        {
            foreach (string to in next[id])
            {
                layers[to] = Math.Max(layers[to], layers[id] + 1);
                if (--waitsFor[to] == 0)
                {
                    ready.Enqueue(to);
                }
            }
        }

        return layers;
    }
}

namespace BatteryTwin.Domain.RootCause.Graphs;

/// <summary>Orders and reach of directed graphs given by neighbour lists.</summary>
internal static class GraphOrder
{
    /// <summary>Nodes with causes before effects, else in ascending order; null when there is a cycle (Kahn 1962).</summary>
    public static int[]? Of(int count, int[][] children)
    {
        int[] waiting = new int[count];
        foreach (int child in children.SelectMany(list => list))
        {
            waiting[child]++;
        }

        SortedSet<int> ready = [.. Enumerable.Range(0, count).Where(node => waiting[node] == 0)];
        List<int> order = new(count);
        while (ready.Count > 0)
        {
            int node = ready.Min;
            ready.Remove(node);
            order.Add(node);
            foreach (int child in children[node].Where(child => --waiting[child] == 0))
            {
                ready.Add(child);
            }
        }

        return order.Count == count ? [.. order] : null;
    }

    /// <summary>Names the nodes of one cycle.</summary>
    public static string DescribeCycle(CausalNode[] nodes, int[][] children)
    {
        List<int> walk = [];
        int node = Enumerable.Range(0, nodes.Length).First(start => Reach(start, children, including: false).Contains(start));
        int first = node;
        do
        {
            walk.Add(node);
            node = children[node].First(child => child == first || (!walk.Contains(child) && Reach(child, children).Contains(first)));
        }
        while (node != first);
        return $"the graph has a cycle, {string.Join(" -> ", walk.Append(first).Select(index => nodes[index].Id))}: a cause cannot be its own effect; take one of these edges out";
    }

    public static HashSet<int> Reach(int start, int[][] neighbours, bool including = true)
    {
        HashSet<int> found = including ? [start] : [];
        Stack<int> open = new(neighbours[start]);
        while (open.TryPop(out int node))
        {
            if (found.Add(node))
            {
                foreach (int next in neighbours[node])
                {
                    open.Push(next);
                }
            }
        }

        return found;
    }
}

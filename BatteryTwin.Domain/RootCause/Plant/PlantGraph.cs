namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>Variables of a plant and what acts on what: an acyclic graph, its nodes in causal order.</summary>
public sealed class PlantGraph
{
    private readonly Dictionary<string, int> _byId;

    /// <exception cref="PlantCaseException">A name stands twice, an edge names no node, the target is no node, or the edges run in a circle.</exception>
    public PlantGraph(string target, IReadOnlyList<PlantNode> nodes, IReadOnlyList<(string From, string To)> edges)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(edges);
        foreach (IGrouping<string, PlantNode> same in nodes.GroupBy(node => node.Id).Where(same => same.Count() > 1))
        {
            throw new PlantCaseException($"graph: the node '{same.Key}' stands {same.Count()} times");
        }

        HashSet<string> known = [.. nodes.Select(node => node.Id)];
        foreach ((string from, string to) in edges)
        {
            string? unknown = known.Contains(from) ? known.Contains(to) ? null : to : from;
            if (unknown is not null)
            {
                throw new PlantCaseException($"graph: the edge from '{from}' to '{to}' names '{unknown}', which is no node");
            }
        }

        ILookup<string, string> causes = edges.Distinct().ToLookup(edge => edge.To, edge => edge.From);
        Nodes = CausalOrder(nodes, causes);
        _byId = Nodes.Select((node, index) => (node.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        Parents = [.. Nodes.Select(node => causes[node.Id].Select(cause => _byId[cause]).ToArray())];
        if (!_byId.TryGetValue(target, out int at))
        {
            throw new PlantCaseException($"graph: the target '{target}' is no node");
        }

        Target = at;
        Affected = [.. Enumerable.Range(0, Nodes.Count).Select(Descendants)];
    }

    /// <summary>The nodes, causes before their effects.</summary>
    public IReadOnlyList<PlantNode> Nodes { get; }

    /// <summary>For each node, the indexes of its direct causes.</summary>
    public IReadOnlyList<int[]> Parents { get; }

    /// <summary>Index of the node that is to be explained.</summary>
    public int Target { get; }

    /// <summary>For each node, the nodes it acts on directly or through others, in causal order.</summary>
    public IReadOnlyList<int[]> Affected { get; }

    /// <summary>The index of a node; -1 when there is none.</summary>
    public int IndexOf(string id) => _byId.GetValueOrDefault(id, -1);

    private static PlantNode[] CausalOrder(IReadOnlyList<PlantNode> nodes, ILookup<string, string> causes)
    {
        List<PlantNode> ordered = [];
        HashSet<string> placed = new(StringComparer.Ordinal);
        while (ordered.Count < nodes.Count)
        {
            PlantNode[] free = [.. nodes.Where(node => !placed.Contains(node.Id) && causes[node.Id].All(placed.Contains))];
            if (free.Length == 0)
            {
                string circle = string.Join(", ", nodes.Where(node => !placed.Contains(node.Id)).Select(node => node.Id).Take(6));
                throw new PlantCaseException($"graph: the edges run in a circle through some of {circle}; remove the edge that points back in time");
            }

            ordered.AddRange(free);
            placed.UnionWith(free.Select(node => node.Id));
        }

        return [.. ordered];
    }

    private int[] Descendants(int origin)
    {
        HashSet<int> reached = [origin];
        for (int node = origin + 1; node < Nodes.Count; node++)
        {
            if (Parents[node].Any(reached.Contains))
            {
                reached.Add(node);
            }
        }

        reached.Remove(origin);
        return [.. reached.Order()];
    }
}

namespace BatteryTwin.Domain.RootCause.Graphs;

/// <summary>
/// Which variable of a process acts on which, and the variable whose bad values are to be explained. Acyclic and complete: every edge joins
/// two known nodes. A graph does not change; an edit gives a new one with the next version.
/// </summary>
public sealed class CausalGraph
{
    private readonly Dictionary<string, int> _index;
    private readonly int[][] _parents;
    private readonly int[][] _children;

    private CausalGraph(CausalNode[] nodes, CausalEdge[] edges, CausalEdge[] forbidden, int target, int version, Dictionary<string, int> index)
    {
        _index = index;
        Nodes = nodes;
        Edges = edges;
        Forbidden = forbidden;
        TargetIndex = target;
        Version = version;
        _parents = Neighbours(edge => edge.To, edge => edge.From);
        _children = Neighbours(edge => edge.From, edge => edge.To);
        Order = GraphOrder.Of(nodes.Length, _children) ?? throw new RootCauseInputException(GraphOrder.DescribeCycle(nodes, _children));
    }

    public IReadOnlyList<CausalNode> Nodes { get; }

    public IReadOnlyList<CausalEdge> Edges { get; }

    /// <summary>Edges that somebody has ruled out; suggestions must not bring them back.</summary>
    public IReadOnlyList<CausalEdge> Forbidden { get; }

    /// <summary>Index of the node to be explained.</summary>
    public int TargetIndex { get; }

    public CausalNode Target => Nodes[TargetIndex];

    /// <summary>Counts the edits since the graph was made, from 1.</summary>
    public int Version { get; }

    /// <summary>Node indices, causes before effects; nodes that do not depend on each other stay in the order given.</summary>
    public IReadOnlyList<int> Order { get; }

    /// <summary>Checks and builds a graph.</summary>
    /// <exception cref="RootCauseInputException">A node or edge is given twice, an edge names an unknown node or joins a node to itself, is both drawn and forbidden, there is a cycle, or the target is unknown.</exception>
    public static CausalGraph Create(IReadOnlyList<CausalNode> nodes, IReadOnlyList<CausalEdge> edges, string target, IReadOnlyList<CausalEdge>? forbidden = null, int version = 1)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(edges);
        List<string> faults = [];
        Dictionary<string, int> index = new(StringComparer.Ordinal);
        for (int i = 0; i < nodes.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(nodes[i].Id))
            {
                faults.Add($"node {i + 1} has no id");
            }
            else if (!index.TryAdd(nodes[i].Id, i))
            {
                faults.Add($"node '{nodes[i].Id}' is given twice");
            }
        }

        GraphFaults.AddEdges(edges, index, faults);
        foreach (CausalEdge edge in (forbidden ?? []).Intersect(edges))
        {
            faults.Add($"edge {edge} is drawn and forbidden; take it out of one list");
        }

        if (nodes.Count == 0)
        {
            faults.Add("the graph has no nodes");
        }
        else if (!index.ContainsKey(target ?? string.Empty))
        {
            faults.Add($"target '{target}' is none of the nodes; name the node to be explained");
        }

        return faults.Count > 0 ? throw RootCauseInputException.Of(faults) : new([.. nodes], [.. edges], [.. forbidden ?? []], index[target!], version, index);
    }

    /// <summary>Index of a node by its id; -1 when there is none.</summary>
    public int IndexOf(string id) => _index.GetValueOrDefault(id, -1);

    /// <summary>Indices of the nodes that act on this one directly, in the order of the edges.</summary>
    public IReadOnlyList<int> Parents(int node) => _parents[node];

    /// <summary>Indices of the nodes on which this one acts directly.</summary>
    public IReadOnlyList<int> Children(int node) => _children[node];

    /// <summary>The node and everything that acts on it, directly or not.</summary>
    public IReadOnlySet<int> WithAncestors(int node) => GraphOrder.Reach(node, _parents);

    /// <summary>The node and everything it acts on, directly or not.</summary>
    public IReadOnlySet<int> WithDescendants(int node) => GraphOrder.Reach(node, _children);

    /// <summary>The graph with one more edge.</summary>
    /// <exception cref="RootCauseInputException">The edge is forbidden, there already, names an unknown node or closes a cycle.</exception>
    public CausalGraph WithEdge(CausalEdge edge) => Create(Nodes, [.. Edges, edge], Target.Id, Forbidden, Version + 1);

    /// <summary>The graph without an edge.</summary>
    public CausalGraph WithoutEdge(CausalEdge edge) => Create(Nodes, [.. Edges.Where(known => known != edge)], Target.Id, Forbidden, Version + 1);

    /// <summary>The graph with an edge ruled out, and taken away where it was drawn.</summary>
    public CausalGraph Forbid(CausalEdge edge) => Create(Nodes, [.. Edges.Where(known => known != edge)], Target.Id, [.. Forbidden.Where(known => known != edge), edge], Version + 1);

    /// <summary>The graph with a forbidden edge allowed again; it is not drawn by that.</summary>
    public CausalGraph Allow(CausalEdge edge) => Create(Nodes, Edges, Target.Id, [.. Forbidden.Where(known => known != edge)], Version + 1);

    /// <summary>The graph with a node added, or changed where there is one of that id.</summary>
    public CausalGraph WithNode(CausalNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        bool isKnown = IndexOf(node.Id) >= 0;
        return Create(isKnown ? [.. Nodes.Select(known => known.Id == node.Id ? node : known)] : [.. Nodes, node], Edges, Target.Id, Forbidden, Version + 1);
    }

    /// <summary>The graph without a node and its edges.</summary>
    /// <exception cref="RootCauseInputException">It is the target.</exception>
    public CausalGraph WithoutNode(string id) => id == Target.Id
        ? throw new RootCauseInputException($"'{id}' is the target: name another node to be explained before it is taken out")
        : Create([.. Nodes.Where(known => known.Id != id)], [.. Edges.Where(edge => edge.From != id && edge.To != id)], Target.Id, [.. Forbidden.Where(edge => edge.From != id && edge.To != id)], Version + 1);

    /// <summary>The graph with another node to be explained.</summary>
    public CausalGraph WithTarget(string id) => Create(Nodes, Edges, id, Forbidden, Version + 1);

    private int[][] Neighbours(Func<CausalEdge, string> of, Func<CausalEdge, string> other)
    {
        ILookup<string, int> found = Edges.ToLookup(of, edge => _index[other(edge)], StringComparer.Ordinal);
        return [.. Nodes.Select(node => found[node.Id].ToArray())];
    }
}

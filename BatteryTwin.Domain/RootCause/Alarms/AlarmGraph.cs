namespace BatteryTwin.Domain.RootCause.Alarms;

/// <summary>What acts on what in a machine: variables and alarms. Unlike in a causal graph of units, cycles are allowed, as machines have control loops.</summary>
public sealed class AlarmGraph
{
    private readonly Dictionary<string, int> _index;
    private readonly List<int>[] _parents;
    private readonly List<int>[] _children;

    private AlarmGraph(IReadOnlyList<AlarmNode> nodes, Dictionary<string, int> index, IEnumerable<(string From, string To)> edges)
    {
        Nodes = nodes;
        _index = index;
        _parents = [.. nodes.Select(_ => new List<int>())];
        _children = [.. nodes.Select(_ => new List<int>())];
        foreach ((string from, string to) in edges.Distinct())
        {
            _parents[index[to]].Add(index[from]);
            _children[index[from]].Add(index[to]);
        }
    }

    public IReadOnlyList<AlarmNode> Nodes { get; }

    /// <summary>Builds a graph.</summary>
    /// <exception cref="RootCauseInputException">There are no nodes, one is given twice, or an edge names an unknown one.</exception>
    public static AlarmGraph Create(IReadOnlyList<AlarmNode> nodes, IReadOnlyList<(string From, string To)> edges)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(edges);
        List<string> faults = nodes.Count == 0 ? ["there are no nodes"] : [];
        Dictionary<string, int> index = new(StringComparer.Ordinal);
        for (int i = 0; i < nodes.Count; i++)
        {
            if (!index.TryAdd(nodes[i].Id, i))
            {
                faults.Add($"node '{nodes[i].Id}' is given twice");
            }
        }

        foreach ((string from, string to) in edges)
        {
            faults.AddRange(new[] { from, to }.Where(end => !index.ContainsKey(end)).Select(end => $"edge {from} -> {to} names '{end}', which is none of the nodes"));
        }

        return faults.Count > 0 ? throw RootCauseInputException.Of(faults) : new(nodes, index, edges);
    }

    /// <summary>Index of a node; -1 when there is none.</summary>
    public int IndexOf(string id) => _index.GetValueOrDefault(id, -1);

    public IReadOnlyList<int> Parents(int node) => _parents[node];

    public IReadOnlyList<int> Children(int node) => _children[node];
}

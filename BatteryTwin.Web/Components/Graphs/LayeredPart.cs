namespace BatteryTwin.Web.Components.Graphs;

/// <summary>One connected part of a graph, laid out in layers.</summary>
internal sealed class LayeredPart
{
    private const int Sweeps = 6;

    private readonly Dictionary<string, int> _layer;
    private readonly Dictionary<string, double> _row = new(StringComparer.Ordinal);
    private readonly List<List<string>> _rows = [];

    internal LayeredPart(IReadOnlyList<string> nodes, LayoutEdge[] edges)
    {
        HashSet<LayoutEdge> back = AcyclicEdges.FindBack(nodes, edges);
        LayoutEdge[] forward = [.. edges.Select(edge => back.Contains(edge) ? new LayoutEdge(edge.To, edge.From) : edge).Distinct()];
        _layer = AcyclicEdges.LongestPathLayers(nodes, forward);
        List<string[]> chains = [.. forward.Select(Chain)];
        PlaceInLayers(nodes, chains);
        Order(chains);
        Rows = _rows.Max(layer => layer.Count);
        Nodes = [.. nodes.Select(id => new PlacedNode(id, _layer[id], RowOf(id)))];
        Dictionary<LayoutEdge, string[]> chainOf = chains.ToDictionary(chain => new LayoutEdge(chain[0], chain[^1]));
        Edges = [.. edges.Select(edge => Line(edge, back.Contains(edge), chainOf))];
    }

    internal int Rows { get; }

    internal IReadOnlyList<PlacedNode> Nodes { get; }

    internal IReadOnlyList<PlacedEdge> Edges { get; }

    /// <summary>The edge's nodes with a dummy in every layer between them; a dummy's name cannot be a twin id.</summary>
    private string[] Chain(LayoutEdge edge)
    {
        int from = _layer[edge.From];
        int to = _layer[edge.To];
        List<string> chain = [edge.From];
        for (int layer = from + 1; layer < to; layer++)
        {
            string dummy = $"\0{edge.From}\0{edge.To}\0{layer}";
            _layer[dummy] = layer;
            chain.Add(dummy);
        }

        chain.Add(edge.To);
        return [.. chain];
    }

    private void PlaceInLayers(IReadOnlyList<string> nodes, List<string[]> chains)
    {
        for (int layer = 0; layer <= _layer.Values.Max(); layer++)
        {
            _rows.Add([]);
        }

        foreach (string id in nodes.Concat(chains.SelectMany(chain => chain[1..^1])))
        {
            _rows[_layer[id]].Add(id);
        }

        _rows.ForEach(Number);
    }

    /// <summary>Sorts each layer by the mean row of its neighbours in the layer before, then the one after, in turn.</summary>
    private void Order(List<string[]> chains)
    {
        (string From, string To)[] steps = [.. chains.SelectMany(chain => chain.Zip(chain.Skip(1)))];
        ILookup<string, string> before = steps.ToLookup(step => step.To, step => step.From, StringComparer.Ordinal);
        ILookup<string, string> after = steps.ToLookup(step => step.From, step => step.To, StringComparer.Ordinal);
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            bool down = sweep % 2 == 0;
            foreach (List<string> layer in down ? _rows : Enumerable.Reverse(_rows))
            {
                Sort(layer, down ? before : after);
            }
        }
    }

    private void Sort(List<string> layer, ILookup<string, string> neighbours)
    {
        string[] sorted = [.. layer.OrderBy(id => neighbours[id].Any() ? neighbours[id].Average(next => _row[next]) : _row[id])];
        layer.Clear();
        layer.AddRange(sorted);
        Number(layer);
    }

    private void Number(List<string> layer)
    {
        for (int index = 0; index < layer.Count; index++)
        {
            _row[layer[index]] = index - ((layer.Count - 1) / 2.0);
        }
    }

    private double RowOf(string id) => _row[id] + ((Rows - 1) / 2.0);

    private PlacedEdge Line(LayoutEdge edge, bool isBack, Dictionary<LayoutEdge, string[]> chains)
    {
        string[] chain = isBack ? [.. chains[new(edge.To, edge.From)].Reverse()] : chains[edge];
        return new(edge.From, edge.To, isBack, [.. chain.Select(id => ((double)_layer[id], RowOf(id)))]);
    }
}

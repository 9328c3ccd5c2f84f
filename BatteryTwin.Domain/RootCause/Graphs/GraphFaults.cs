namespace BatteryTwin.Domain.RootCause.Graphs;

/// <summary>What can be wrong with a list of edges.</summary>
internal static class GraphFaults
{
    public static void AddEdges(IReadOnlyList<CausalEdge> edges, Dictionary<string, int> index, List<string> faults)
    {
        HashSet<CausalEdge> seen = [];
        foreach (CausalEdge edge in edges)
        {
            foreach (string end in new[] { edge.From, edge.To }.Where(end => !index.ContainsKey(end ?? string.Empty)))
            {
                faults.Add($"edge {edge} names '{end}', which is none of the nodes");
            }

            if (edge.From == edge.To)
            {
                faults.Add($"edge {edge} is a cycle of one node; take it out");
            }

            if (!seen.Add(edge))
            {
                faults.Add($"edge {edge} is given twice");
            }
        }
    }
}

using BatteryTwin.Domain.RootCause.Graphs;

namespace BatteryTwin.Domain.RootCause.Units;

/// <summary>
/// Who takes part in explaining a target (its ancestors and itself, causes first), and, where their number allows every coalition to be
/// evaluated, how.
/// </summary>
internal sealed class CoalitionPlan
{
    private const int MostPlayers = 16;
    private const int MostTableParents = 5;

    /// <summary>Values of numbers to compute for one sample of units.</summary>
    private const long MostEvaluations = 4096;

    private CoalitionPlan(int[] players, CoalitionNode[] nodes)
    {
        Players = players;
        Nodes = nodes;
    }

    /// <summary>Node indices, causes before effects; the target is last.</summary>
    public int[] Players { get; }

    /// <summary>By player, how to evaluate it; empty when there are too many coalitions, and they must be sampled.</summary>
    public CoalitionNode[] Nodes { get; }

    public bool IsExact => Nodes.Length > 0;

    public static CoalitionPlan Of(CausalGraph graph)
    {
        IReadOnlySet<int> acting = graph.WithAncestors(graph.TargetIndex);
        int[] players = [.. graph.Order.Where(acting.Contains)];
        if (players.Length > MostPlayers)
        {
            return new(players, []);
        }

        int[][] ancestors = [.. players.Select(node => graph.WithAncestors(node).Select(ancestor => Array.IndexOf(players, ancestor)).Order().ToArray())];
        bool[] isTable = [.. players.Select(node => IsTable(graph, node))];
        CoalitionNode[] nodes = [.. players.Select((node, player) => Plan(graph, players, ancestors, isTable, node, player))];
        long evaluations = nodes.Where(node => !node.IsTable).Sum(node => (long)node.Subsets);
        return new(players, evaluations <= MostEvaluations ? nodes : []);
    }

    private static bool IsTable(CausalGraph graph, int node) =>
        graph.Nodes[node].Kind == CausalNodeKind.Binary
        && graph.Parents(node).Count is > 0 and <= MostTableParents
        && graph.Parents(node).All(parent => graph.Nodes[parent].Kind == CausalNodeKind.Binary);

    private static CoalitionNode Plan(CausalGraph graph, int[] players, int[][] ancestors, bool[] isTable, int node, int player)
    {
        int[] parents = [.. graph.Parents(node).Select(parent => Array.IndexOf(players, parent))];
        int subsets = 1 << ancestors[player].Length;
        int[] children = [.. graph.Children(node).Select(child => Array.IndexOf(players, child)).Where(child => child >= 0)];
        return new(
            node,
            subsets,
            parents,
            [.. parents.Select(parent => Compress(ancestors[player], ancestors[parent], subsets))],
            isTable[player],
            NeedsNumbers: children.Any(child => !isTable[child]),
            NeedsBits: children.Any(child => isTable[child]));
    }

    /// <summary>For each subset of a node's ancestors, the part of it that lies in a parent's.</summary>
    private static int[] Compress(int[] own, int[] parents, int subsets)
    {
        int[] places = [.. parents.Select(ancestor => Array.IndexOf(own, ancestor))];
        int[] compressed = new int[subsets];
        for (int subset = 0; subset < subsets; subset++)
        {
            for (int bit = 0; bit < places.Length; bit++)
            {
                compressed[subset] |= ((subset >> places[bit]) & 1) << bit;
            }
        }

        return compressed;
    }
}

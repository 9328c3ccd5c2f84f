using BatteryTwin.Domain.RootCause.Graphs;

namespace BatteryTwin.Domain.RootCause;

/// <summary>
/// Compares data and graph. The graph says that what a node's parents leave unexplained of it is independent of every node that it does not act on,
/// and of what is unexplained of them (the local Markov condition). Where that fails, an edge is missing, or something that is not in the
/// graph acts on both nodes. Pairs joined by an edge are not judged: there the two cannot be told apart.
/// </summary>
internal static class MisfitCheck
{
    private const double FamilyLevel = 0.01;
    private const double LeastCorrelation = 0.05;

    /// <summary>A check that is right but for fewer rows than this says nothing.</summary>
    private const double LeastUncertainRows = 8;

    public static IReadOnlyList<GraphMisfit> Find(CausalModel model)
    {
        CausalGraph graph = model.Graph;
        double[][] residuals = ResidualScores.Of(model.Main, model.Reference);
        double[][] values = [.. model.Reference.Columns.Select((column, node) => graph.Nodes[node].Kind == CausalNodeKind.Binary ? column : ResidualScores.NormalScores(column))];
        bool[] judged = [.. residuals.Select((column, node) => graph.Nodes[node].Kind == CausalNodeKind.Continuous || column.Where(left => !double.IsNaN(left)).Sum(left => left * left) >= LeastUncertainRows)];
        (int, int)[] pairs = [.. Pairs(graph).Where(pair => judged[pair.Earlier] && judged[pair.Later])];
        List<GraphMisfit> misfits = [];
        foreach ((int earlier, int later) in pairs)
        {
            (double together, int rows) = ResidualScores.Correlate(residuals[earlier], residuals[later]);
            (double onValue, int valueRows) = ResidualScores.Correlate(values[earlier], residuals[later]);
            bool isDependence = graph.Parents(earlier).Count == 0 ? graph.Parents(later).Count > 0 : Math.Abs(onValue) > Math.Abs(together);
            double strongest = isDependence ? onValue : together;
            double p = Math.Min(1, ResidualScores.PValue(strongest, isDependence ? valueRows : rows) * 2 * pairs.Length);
            if (p < FamilyLevel && Math.Abs(strongest) >= LeastCorrelation)
            {
                misfits.Add(new(graph.Nodes[earlier].Id, graph.Nodes[later].Id, strongest, p, isDependence));
            }
        }

        return misfits;
    }

    /// <summary>Nodes without an edge between them, in causal order.</summary>
    private static IEnumerable<(int Earlier, int Later)> Pairs(CausalGraph graph)
    {
        for (int i = 0; i < graph.Order.Count; i++)
        {
            for (int j = i + 1; j < graph.Order.Count; j++)
            {
                if (!graph.Parents(graph.Order[j]).Contains(graph.Order[i]))
                {
                    yield return (graph.Order[i], graph.Order[j]);
                }
            }
        }
    }
}

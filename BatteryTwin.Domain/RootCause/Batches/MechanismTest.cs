using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Mechanisms;

namespace BatteryTwin.Domain.RootCause.Batches;

/// <summary>
/// Did the mechanism of one node change between reference and batch? The node is compared given its parents, so that a change further
/// up does not count here. Several tests look for several kinds of change; the p-value is the least of them times their number.
/// </summary>
internal static class MechanismTest
{
    /// <summary>Rows of the batch that a test needs.</summary>
    public const int LeastRows = 8;

    /// <summary>The p-value of "nothing changed"; null when too few rows of the batch have the node and its parents.</summary>
    public static double? PValue(CausalGraph graph, int node, IMechanismFitter fitter, MechanismRows reference, MechanismRows batch)
    {
        if (batch.Count < LeastRows)
        {
            return null;
        }

        bool isRoot = graph.Parents(node).Count == 0;
        IReadOnlyList<double> found = (graph.Nodes[node].Kind, isRoot) switch
        {
            (CausalNodeKind.Binary, true) => [StratifiedTest.PValue([new(reference.Count, (int)reference.Values.Sum(), batch.Count, (int)batch.Values.Sum())])],
            (CausalNodeKind.Binary, false) => CheckTest.PValues((CheckFitter)fitter, reference, batch),
            (_, true) => DistributionTest.PValues(reference.Values, batch.Values),
            (_, false) => RegressionTest.PValues(reference, batch),
        };
        return Math.Min(1, found.Min() * found.Count);
    }
}

using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Observations;

namespace BatteryTwin.Domain.RootCause.Mechanisms;

/// <summary>The rows of a table in which a node and all its parents are known. A value missing elsewhere costs this node nothing.</summary>
/// <param name="Rows">Their indices in the table.</param>
/// <param name="Values">The node's values.</param>
/// <param name="Parents">The parents' values, by parent and row.</param>
/// <param name="ParentKinds">What the parents are.</param>
internal sealed record MechanismRows(int[] Rows, double[] Values, double[][] Parents, CausalNodeKind[] ParentKinds)
{
    public int Count => Rows.Length;

    public static MechanismRows Of(CausalGraph graph, int node, ObservationTable table)
    {
        IReadOnlyList<int> parents = graph.Parents(node);
        double[] values = table.Columns[node];
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(row => !double.IsNaN(values[row]) && parents.All(parent => !double.IsNaN(table.Columns[parent][row])))];
        return new(rows, Take(values, rows), [.. parents.Select(parent => Take(table.Columns[parent], rows))], [.. parents.Select(parent => graph.Nodes[parent].Kind)]);
    }

    /// <summary>These rows followed by those of another table.</summary>
    public MechanismRows With(MechanismRows other) => new(
        [.. Rows, .. other.Rows], [.. Values, .. other.Values], [.. Parents.Select((column, i) => (double[])[.. column, .. other.Parents[i]])], ParentKinds);

    /// <summary>Parents of one row.</summary>
    public void CopyParents(int row, Span<double> target)
    {
        for (int i = 0; i < Parents.Length; i++)
        {
            target[i] = Parents[i][row];
        }
    }

    private static double[] Take(double[] column, int[] rows) => [.. rows.Select(row => column[row])];
}

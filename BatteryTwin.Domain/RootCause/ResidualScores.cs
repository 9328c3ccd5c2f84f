using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Mechanisms;
using BatteryTwin.Domain.RootCause.Observations;
using MathNet.Numerics.Distributions;

namespace BatteryTwin.Domain.RootCause;

/// <summary>What the mechanisms leave unexplained of each row, on scales that outliers do not rule.</summary>
internal static class ResidualScores
{
    /// <summary>By node and row: normal scores of a number's noise, or answer minus probability of a binary node; NaN where node or parents are missing.</summary>
    public static double[][] Of(StructuralModel model, ObservationTable table)
    {
        CausalGraph graph = model.Graph;
        return [.. Enumerable.Range(0, graph.Nodes.Count).Select(node =>
        {
            IReadOnlyList<int> parents = graph.Parents(node);
            double[] at = new double[parents.Count];
            bool isBinary = graph.Nodes[node].Kind == CausalNodeKind.Binary;
            double[] left = [.. Enumerable.Range(0, table.Rows).Select(row =>
            {
                for (int i = 0; i < at.Length; i++)
                {
                    at[i] = table.Columns[parents[i]][row];
                }

                double value = table.Columns[node][row];
                return isBinary ? value - model[node].Expected(at) : model[node].Abduct(value, at, 0);
            })];
            return isBinary ? left : NormalScores(left);
        })];
    }

    /// <summary>Ranks turned into quantiles of a standard normal; NaN stays NaN.</summary>
    public static double[] NormalScores(double[] values)
    {
        int[] rows = [.. Enumerable.Range(0, values.Length).Where(row => !double.IsNaN(values[row])).OrderBy(row => values[row])];
        double[] scores = new double[values.Length];
        Array.Fill(scores, double.NaN);
        for (int start = 0; start < rows.Length;)
        {
            int end = start + 1;
            while (end < rows.Length && values[rows[end]] == values[rows[start]])
            {
                end++;
            }

            double score = Normal.InvCDF(0, 1, (start + end) / 2.0 / rows.Length);
            for (int i = start; i < end; i++)
            {
                scores[rows[i]] = score;
            }

            start = end;
        }

        return scores;
    }

    /// <summary>Correlation over the rows where both are known, and how many there are.</summary>
    public static (double Correlation, int Rows) Correlate(double[] a, double[] b)
    {
        int[] rows = [.. Enumerable.Range(0, a.Length).Where(row => !double.IsNaN(a[row]) && !double.IsNaN(b[row]))];
        if (rows.Length < 3)
        {
            return (0, rows.Length);
        }

        double meanA = rows.Average(row => a[row]);
        double meanB = rows.Average(row => b[row]);
        double product = rows.Sum(row => (a[row] - meanA) * (b[row] - meanB));
        double squares = rows.Sum(row => (a[row] - meanA) * (a[row] - meanA)) * rows.Sum(row => (b[row] - meanB) * (b[row] - meanB));
        return (squares > 0 ? product / Math.Sqrt(squares) : 0, rows.Length);
    }

    /// <summary>Two-sided p-value of a correlation, by Fisher's transformation.</summary>
    public static double PValue(double correlation, int rows) =>
        rows <= 3 ? 1 : 2 * Normal.CDF(0, 1, -Math.Abs(Math.Atanh(Math.Clamp(correlation, -0.999999, 0.999999))) * Math.Sqrt(rows - 3));
}

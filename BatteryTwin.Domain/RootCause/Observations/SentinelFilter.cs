using System.Globalization;
using BatteryTwin.Domain.RootCause.Graphs;

namespace BatteryTwin.Domain.RootCause.Observations;

/// <summary>
/// Finds values that machines write when they have none (-999, 9999, -1, full-scale numbers) and makes them missing. What is far from the
/// rest is learnt from a reference table: a number of that kind is taken out when it lies more than eight robust standard deviations from
/// the median, or is repeated as no measured number of its column is. In the reference any far number that is repeated like that counts; elsewhere a far
/// value that is no such number stays, as it may be a real fault.
/// </summary>
public sealed class SentinelFilter
{
    private const double FarDeviations = 8;
    private const int FewRepeats = 3;
    private const int ManyRepeats = 5;
    private const double GaussianConsistency = 1.4826;

    private readonly CausalGraph _graph;
    private readonly double[] _medians;
    private readonly double[] _scales;
    private readonly HashSet<double>[] _learnt;

    private SentinelFilter(CausalGraph graph, double[] medians, double[] scales, HashSet<double>[] learnt)
    {
        _graph = graph;
        _medians = medians;
        _scales = scales;
        _learnt = learnt;
    }

    /// <summary>Learns where the values of each node lie.</summary>
    public static SentinelFilter Learn(CausalGraph graph, ObservationTable reference)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(reference);
        double[] medians = new double[graph.Nodes.Count];
        double[] scales = new double[graph.Nodes.Count];
        for (int node = 0; node < medians.Length; node++)
        {
            double[] known = [.. reference.Columns[node].Where(value => !double.IsNaN(value)).Order()];
            (medians[node], scales[node]) = known.Length == 0 ? (0, 0) : MedianAndScale(known);
        }

        HashSet<double>[] none = [.. medians.Select(_ => new HashSet<double>())];
        SentinelFilter filter = new(graph, medians, scales, none);
        return new(graph, medians, scales, [.. none.Select((set, node) => graph.Nodes[node].Kind == CausalNodeKind.Binary ? set : filter.Sentinels(reference.Columns[node], node, learning: true))]);
    }

    /// <summary>The table without such values, and a warning for each.</summary>
    /// <exception cref="RootCauseInputException">A binary node has a value that is neither 0, 1 nor a stand-in for none.</exception>
    public ObservationTable Apply(ObservationTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[][] columns = [.. table.Columns];
        List<string> warnings = [.. table.Warnings];
        List<string> faults = [];
        for (int node = 0; node < columns.Length; node++)
        {
            HashSet<double> found = _graph.Nodes[node].Kind == CausalNodeKind.Binary ? BinarySentinels(table, node, faults) : Sentinels(columns[node], node, learning: false);
            if (found.Count > 0)
            {
                double[] cleaned = [.. columns[node].Select(value => found.Contains(value) ? double.NaN : value)];
                warnings.AddRange(found.Order().Select(sentinel => string.Create(
                    CultureInfo.InvariantCulture,
                    $"sentinel {sentinel} in '{_graph.Nodes[node].Id}': {columns[node].Count(value => value == sentinel)} of {table.Rows} values stand for none and were treated as missing")));
                columns[node] = cleaned;
            }
        }

        return faults.Count > 0 ? throw RootCauseInputException.Of(faults) : table with { Columns = columns, Warnings = warnings };
    }

    private static (double Median, double Scale) MedianAndScale(double[] sorted)
    {
        double median = Middle(sorted);
        double scale = GaussianConsistency * Middle([.. sorted.Select(value => Math.Abs(value - median)).Order()]);
        if (scale == 0)
        {
            // More than half of the values are one number: take the spread of the others.
            double[] others = [.. sorted.Select(value => Math.Abs(value - median)).Where(distance => distance > 0).Order()];
            scale = others.Length == 0 ? 0 : Middle(others);
        }

        return (median, scale);
    }

    private static double Middle(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;

    private HashSet<double> Sentinels(double[] column, int node, bool learning)
    {
        Dictionary<double, int> counts = [];
        foreach (double value in column.Where(value => !double.IsNaN(value)))
        {
            counts[value] = counts.GetValueOrDefault(value) + 1;
        }

        int usual = counts.Count < 2 ? int.MaxValue : counts.Values.Order().ElementAt((counts.Count - 1) * 99 / 100);
        return [.. counts.Where(pair => _learnt[node].Contains(pair.Key) || IsSentinel(pair.Key, pair.Value, usual, node, learning)).Select(pair => pair.Key)];
    }

    private bool IsSentinel(double value, int count, int usualCount, int node, bool learning)
    {
        bool far = Math.Abs(value - _medians[node]) > FarDeviations * _scales[node] && _scales[node] > 0;
        bool code = SentinelCodes.Contains(value);
        bool conspicuous = count >= Math.Max(FewRepeats, usualCount < int.MaxValue ? 2 * usualCount : int.MaxValue);
        return far ? code || (learning && conspicuous) : code && count >= ManyRepeats && usualCount <= count / ManyRepeats;
    }

    private HashSet<double> BinarySentinels(ObservationTable table, int node, List<string> faults)
    {
        HashSet<double> found = [];
        double[] column = table.Columns[node];
        for (int row = 0; row < column.Length; row++)
        {
            if (double.IsNaN(column[row]) || column[row] is 0 or 1)
            {
                continue;
            }

            if (SentinelCodes.Contains(column[row]))
            {
                found.Add(column[row]);
            }
            else
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"row {row + 1} (id {table.Ids[row]}): binary node '{_graph.Nodes[node].Id}' has the value {column[row]}; use 0 and 1"));
            }
        }

        return found;
    }
}

using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Observations;

namespace BatteryTwin.Domain.RootCause.Mechanisms;

/// <summary>Fits the mechanisms of a graph to a reference table, once to all rows and again to resampled ones.</summary>
internal sealed class StructuralModelFitter
{
    private readonly CausalGraph _graph;
    private readonly int _tableRows;
    private readonly MechanismRows[] _rows;
    private readonly IMechanismFitter[] _fitters;

    public StructuralModelFitter(CausalGraph graph, ObservationTable reference)
    {
        _graph = graph;
        _tableRows = reference.Rows;
        _rows = [.. Enumerable.Range(0, graph.Nodes.Count).Select(node => MechanismRows.Of(graph, node, reference))];
        _fitters = [.. _rows.Select((rows, node) => (IMechanismFitter)(graph.Nodes[node].Kind == CausalNodeKind.Binary ? new CheckFitter(rows) : new RegressionFitter(rows)))];
    }

    public IReadOnlyList<MechanismRows> Rows => _rows;

    public IMechanismFitter this[int node] => _fitters[node];

    public string Describe(int node) => _fitters[node].Description;

    /// <summary>The model of all rows.</summary>
    public StructuralModel Fit() => new(_graph, [.. _fitters.Select((fitter, node) => fitter.Fit(Once(_rows[node].Count)))]);

    /// <summary>The model of rows drawn with replacement.</summary>
    public StructuralModel FitResampled(ulong seed)
    {
        int[] counts = [.. Enumerable.Range(0, _tableRows).Select(row => Resampling.Count(seed, row))];
        return new(_graph, [.. _fitters.Select((fitter, node) => fitter.Fit(Weights(node, counts)))]);
    }

    private double[] Weights(int node, int[] counts)
    {
        double[] weights = [.. _rows[node].Rows.Select(row => (double)counts[row])];
        return weights.Sum() > 1 ? weights : Once(weights.Length);
    }

    private static double[] Once(int count)
    {
        double[] once = new double[count];
        Array.Fill(once, 1);
        return once;
    }
}

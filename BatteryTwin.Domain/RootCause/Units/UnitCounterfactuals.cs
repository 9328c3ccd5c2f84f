using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Mechanisms;

namespace BatteryTwin.Domain.RootCause.Units;

/// <summary>
/// What would have become of a unit had one node behaved normally: its noise is set to the nominal one, all other noises stay the unit's own, and
/// what follows is computed anew (abduction, action, prediction; Pearl 2009).
/// </summary>
internal sealed class UnitCounterfactuals
{
    private const int Draws = 64;

    private readonly CausalGraph _graph;
    private readonly TargetOutcome _outcome;
    private readonly int[]?[] _affected;

    public UnitCounterfactuals(CausalGraph graph, TargetOutcome outcome)
    {
        _graph = graph;
        _outcome = outcome;
        _affected = [.. Enumerable.Range(0, graph.Nodes.Count).Select(node =>
        {
            IReadOnlySet<int> after = graph.WithDescendants(node);
            return after.Contains(graph.TargetIndex) ? graph.Order.Where(after.Contains).ToArray() : null;
        })];
    }

    /// <summary>By node, whether more than half of the draws of what the unit may have been come out good.</summary>
    public IReadOnlyDictionary<string, bool> WouldPass(UnitSample sample, double[][][] own, double target)
    {
        int[] bad = new int[_graph.Nodes.Count];
        for (int fit = 0; fit < own.Length; fit++)
        {
            StructuralModel model = sample.Models[fit];
            double[][] noise = [.. own[fit].Select(draws => draws[..Draws])];
            double[][] factual = model.Simulate(noise);
            double[] nominal = new double[Draws];
            for (int node = 0; node < bad.Length; node++)
            {
                if (_affected[node] is not { } affected)
                {
                    continue;
                }

                double[][] values = [.. factual];
                Array.Fill(nominal, model[node].NominalNoise);
                foreach (int after in affected)
                {
                    values[after] = new double[Draws];
                    model.Evaluate(after, values, after == node ? nominal : noise[after], values[after]);
                }

                bad[node] += values[_graph.TargetIndex].Count(_outcome.IsBad);
            }
        }

        bool passed = !_outcome.IsBad(target);
        return new Dictionary<string, bool>(_graph.Nodes.Select((node, i) => KeyValuePair.Create(node.Id, _affected[i] is null ? passed : 2 * bad[i] < own.Length * Draws)));
    }
}

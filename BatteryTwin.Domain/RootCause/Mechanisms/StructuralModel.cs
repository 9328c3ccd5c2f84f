using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.RootCause.Graphs;

namespace BatteryTwin.Domain.RootCause.Mechanisms;

/// <summary>A causal graph with a mechanism for each node.</summary>
internal sealed class StructuralModel(CausalGraph graph, Mechanism[] mechanisms)
{
    public CausalGraph Graph => graph;

    public Mechanism this[int node] => mechanisms[node];

    /// <summary>The model with some mechanisms replaced; null keeps one.</summary>
    public StructuralModel With(IReadOnlyList<Mechanism?> others) => new(graph, [.. mechanisms.Select((own, node) => others[node] ?? own)]);

    /// <summary>
    /// Independent noise for each node, by node and unit. Each node's values are spread evenly over its distribution (a Latin hypercube,
    /// McKay, Beckman and Conover 1979).
    /// </summary>
    /// <param name="units">How many units.</param>
    /// <param name="design">Settles which parts of the nodes' distributions meet in a unit.</param>
    /// <param name="seed">Settles where in its part a value lies.</param>
    public double[][] DrawNoise(int units, ulong design, ulong seed)
    {
        double[][] noise = new double[mechanisms.Length][];
        for (int node = 0; node < noise.Length; node++)
        {
            double[] quantiles = Quantiles(units, SeededNoise.Mix(design, (ulong)node), SeededNoise.Mix(seed, (ulong)node));
            noise[node] = [.. quantiles.Select(mechanisms[node].NoiseAt)];
        }

        return noise;
    }

    /// <summary>Numbers spread evenly over 0 to 1: shuffled by one seed, placed within their part by another.</summary>
    public static double[] Quantiles(int count, ulong design, ulong seed)
    {
        double[] quantiles = new double[count];
        for (int i = 0; i < count; i++)
        {
            quantiles[i] = (i + SeededNoise.Uniform(seed, i)) / count;
        }

        for (int i = count - 1; i > 0; i--)
        {
            int j = (int)(SeededNoise.Uniform(design, -i) * (i + 1));
            (quantiles[i], quantiles[j]) = (quantiles[j], quantiles[i]);
        }

        return quantiles;
    }

    /// <summary>Values by node and unit; where <paramref name="forced"/> has a number for a node, that number.</summary>
    public double[][] Simulate(double[][] noise, IReadOnlyList<double?>? forced = null)
    {
        double[][] values = new double[mechanisms.Length][];
        foreach (int node in graph.Order)
        {
            values[node] = new double[noise[node].Length];
            if (forced?[node] is { } value)
            {
                Array.Fill(values[node], value);
            }
            else
            {
                Evaluate(node, values, noise[node], values[node]);
            }
        }

        return values;
    }

    /// <summary>Values of one node from those of its parents.</summary>
    public void Evaluate(int node, double[][] values, double[] noise, double[] target)
    {
        IReadOnlyList<int> parents = graph.Parents(node);
        Column[] columns = new Column[parents.Count];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = new(values[parents[i]], 0);
        }

        mechanisms[node].Evaluate(columns, noise, target);
    }
}

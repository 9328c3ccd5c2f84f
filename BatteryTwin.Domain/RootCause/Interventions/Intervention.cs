using System.Globalization;
using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Mechanisms;
using MathNet.Numerics.Distributions;

namespace BatteryTwin.Domain.RootCause.Interventions;

/// <summary>
/// What if a node were held at a value? It is set regardless of its causes (the do-operator, Pearl 2009), all other mechanisms go on as fitted. Without
/// randomness; the interval comes from fits to resampled units.
/// </summary>
public sealed class Intervention
{
    /// <summary>Confidence level of the intervals.</summary>
    public const double Level = 0.95;

    private const ulong Design = 32452843;
    private const int UnitsSimulated = 16384;
    private const int UnitsOfReplicate = 4096;

    private readonly CausalModel _model;

    public Intervention(CausalModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
    }

    /// <summary>The target's mean with nodes held at values; with none, as it is.</summary>
    /// <param name="set">Value by node.</param>
    /// <exception cref="RootCauseInputException">A node is unknown, or a value is no number, or neither 0 nor 1 for a binary node.</exception>
    public InterventionEstimate Estimate(IReadOnlyDictionary<string, double> set)
    {
        ArgumentNullException.ThrowIfNull(set);
        CausalGraph graph = _model.Graph;
        double?[] forced = new double?[graph.Nodes.Count];
        List<string> faults = [];
        foreach ((string id, double value) in set)
        {
            int node = graph.IndexOf(id);
            if (node < 0)
            {
                faults.Add($"'{id}' is none of the nodes; use {string.Join(", ", graph.Nodes.Select(known => known.Id))}");
            }
            else if (!double.IsFinite(value))
            {
                faults.Add($"the value of '{id}' is no number");
            }
            else if (graph.Nodes[node].Kind == CausalNodeKind.Binary && value is not (0 or 1))
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"'{id}' is binary and cannot be {value}; use 0 or 1"));
            }
            else
            {
                forced[node] = value;
            }
        }

        return faults.Count > 0 ? throw RootCauseInputException.Of(faults) : Estimate(forced);
    }

    private InterventionEstimate Estimate(double?[] forced)
    {
        double expected = Mean(_model.Main, forced, UnitsSimulated);
        double[] replicates = new double[_model.Replicates.Length];
        Parallel.For(0, replicates.Length, i => replicates[i] = Mean(_model.Replicates[i], forced, UnitsOfReplicate));
        if (!double.IsFinite(expected) || !replicates.All(double.IsFinite))
        {
            throw new RootCauseInputException("with these values the model gives no finite answer: they lie too far beyond what the reference shows");
        }

        double mean = replicates.Average();
        double deviation = Math.Sqrt(replicates.Sum(value => (value - mean) * (value - mean)) / (replicates.Length - 1));
        double half = StudentT.InvCDF(0, 1, replicates.Length - 1, (1 + Level) / 2) * deviation;
        bool isBinary = _model.Graph.Target.Kind == CausalNodeKind.Binary;
        return new(expected, isBinary ? Math.Max(0, expected - half) : expected - half, isBinary ? Math.Min(1, expected + half) : expected + half, Level, [.. InterventionWarnings.Of(_model, forced)]);
    }

    private double Mean(StructuralModel model, double?[] forced, int units)
    {
        int target = _model.Graph.TargetIndex;
        return TargetMean.Of(model, model.Simulate(model.DrawNoise(units, Design, Design), forced), target, forced[target] is not null);
    }
}

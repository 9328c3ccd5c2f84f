using System.Globalization;
using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Mechanisms;
using BatteryTwin.Domain.RootCause.Observations;

namespace BatteryTwin.Domain.RootCause;

/// <summary>
/// A structural causal model (Pearl 2009) of a process, fitted to units of a time when all was well: a mechanism for each node of the graph,
/// and the same fitted to resampled units, from which every answer has its uncertainty. The same graph and units give the same model.
/// </summary>
public sealed class CausalModel
{
    /// <summary>Fits to resampled units.</summary>
    public const int ReplicateCount = 16;

    /// <summary>Rows in which a node and its parents must be known.</summary>
    public const int LeastRows = 30;

    private const ulong Seed = 20220615;

    private CausalModel(CausalGraph graph, ObservationTable reference, SentinelFilter filter, StructuralModelFitter fitter, IReadOnlyList<string> warnings)
    {
        Graph = graph;
        Reference = reference;
        Filter = filter;
        Fitter = fitter;
        Main = fitter.Fit();
        Replicates = new StructuralModel[ReplicateCount];
        Parallel.For(0, ReplicateCount, i => Replicates[i] = fitter.FitResampled(ReplicateSeed(i)));
        Nodes = [.. graph.Nodes.Select((node, i) => new CausalModelNode(
            node.Id, node.Kind, node.Unit, node.Tier, [.. graph.Parents(i).Select(parent => graph.Nodes[parent].Id)], fitter.Describe(i), fitter.Rows[i].Count, reference.Rows - reference.Known(i)))];
        Outcome = TargetOutcome.Of(graph, reference);
        Misfits = MisfitCheck.Find(this);
        Warnings = [.. warnings, .. Misfits.Select(misfit => misfit.Words)];
    }

    public CausalGraph Graph { get; }

    /// <summary>What was fitted for each node, in the order of the graph.</summary>
    public IReadOnlyList<CausalModelNode> Nodes { get; }

    /// <summary>Pairs of variables of which data and graph tell different things.</summary>
    public IReadOnlyList<GraphMisfit> Misfits { get; }

    /// <summary>What is doubtful about data and graph, in words.</summary>
    public IReadOnlyList<string> Warnings { get; }

    internal ObservationTable Reference { get; }

    internal SentinelFilter Filter { get; }

    internal StructuralModelFitter Fitter { get; }

    internal StructuralModel Main { get; }

    internal StructuralModel[] Replicates { get; }

    internal TargetOutcome Outcome { get; }

    /// <summary>Fits a model.</summary>
    /// <exception cref="RootCauseInputException">There are too few rows, a column has no or too few values, or the target is constant.</exception>
    public static CausalModel Fit(CausalGraph graph, ObservationTable reference)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(reference);
        if (reference.Rows < LeastRows)
        {
            throw new RootCauseInputException(string.Create(CultureInfo.InvariantCulture, $"the reference has {reference.Rows} units, at least {LeastRows} are needed: send units of a time when all was well"));
        }

        SentinelFilter filter = SentinelFilter.Learn(graph, reference);
        ObservationTable clean = filter.Apply(reference);
        List<string> warnings = [.. clean.Warnings];
        CheckColumns(graph, clean, warnings);
        return new(graph, clean, filter, new StructuralModelFitter(graph, clean), warnings);
    }

    /// <summary>Settles which rows a replicate was fitted to.</summary>
    internal static ulong ReplicateSeed(int replicate) => SeededNoise.Mix(Seed, (ulong)replicate);

    /// <summary>A table for this model, without sentinels.</summary>
    internal ObservationTable Clean(ObservationTable table) => Filter.Apply(table);

    private static void CheckColumns(CausalGraph graph, ObservationTable table, List<string> warnings)
    {
        List<string> faults = [];
        for (int node = 0; node < graph.Nodes.Count; node++)
        {
            string id = graph.Nodes[node].Id;
            int known = table.Known(node);
            int complete = known == 0 ? 0 : MechanismRows.Of(graph, node, table).Count;
            bool constant = known > 0 && table.Columns[node].Where(value => !double.IsNaN(value)).Distinct().Take(2).Count() == 1;
            if (known == 0)
            {
                faults.Add($"column '{id}' of the reference has no value in any row; take the node out of the graph, or send its values");
            }
            else if (complete < LeastRows && graph.Parents(node).All(parent => table.Known(parent) > 0))
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"node '{id}' and its parents are known together in {complete} rows of the reference, at least {LeastRows} are needed"));
            }
            else if (constant && node == graph.TargetIndex)
            {
                faults.Add($"target '{id}' has the same value in every row of the reference; there is nothing that could explain it: send units of both kinds");
            }
            else if (constant)
            {
                warnings.Add($"'{id}' has the same value in every row of the reference: what it does when it changes is not known");
            }
            else if (known < table.Rows)
            {
                warnings.Add(string.Create(CultureInfo.InvariantCulture, $"'{id}' is missing in {table.Rows - known} of {table.Rows} rows of the reference"));
            }
        }

        if (faults.Count > 0)
        {
            throw RootCauseInputException.Of(faults);
        }
    }
}

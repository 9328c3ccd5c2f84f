using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Batches;
using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Observations;
using BatteryTwin.Domain.RootCause.Units;

namespace BatteryTwin.Benchmarks.RootCause;

/// <summary>The fresh cases with values missing and sentinels in reference, units and batches; references that a hidden cause disturbs, and sound ones.</summary>
internal static class DamagedBenchmark
{
    public static void Run(RcaLine line, ObservationTable reference, (string Kind, string[] Roots, WeldingUnit Unit)[] made)
    {
        CausalModel damaged = CausalModel.Fit(line.Graph, Damage(line.Graph, reference, 1));
        UnitReport report = new UnitAttribution(damaged).Explain(Damage(line.Graph, WeldingLine.Table(line.Graph, [.. made.Select(fault => fault.Unit)]), 2));
        UnitScore score = new();
        for (int i = 0; i < made.Length; i++)
        {
            score.Add(made[i].Kind, report.Units[i], made[i].Roots, line.Graph.Nodes.ToDictionary(node => node.Id, node => made[i].Unit.IsPreventedBy(node.Id)));
        }

        Say($"  6 % missing or sentinels everywhere: units {score}; {damaged.Warnings.Count} warnings, such as: {damaged.Warnings[0]}");
        BatchScore batches = new();
        for (int i = 0; i < BatchCases.All.Count; i++)
        {
            batches.Add($"case {i}", new BatchAttribution(damaged).Compare(Damage(line.Graph, BatchCases.All[i].Line.Make(line.Graph, 400, 900_000 + i), i)), BatchCases.All[i].Changed);
        }

        BatchScore unchanged = new();
        for (int i = 0; i < 100; i++)
        {
            unchanged.Add($"unchanged {i}", new BatchAttribution(damaged).Compare(Damage(line.Graph, new WeldingLine().Make(line.Graph, 400, 950_000 + i), i)), []);
        }

        Say($"  6 % missing or sentinels everywhere: batches {batches}, false alarms {unchanged.Batches - unchanged.Exact} of {unchanged.Batches}");
        batches.Misses.ForEach(miss => Say($"    {miss}"));
        CausalModel confounded = CausalModel.Fit(line.Graph, new WeldingLine { Confounder = 1 }.Make(line.Graph, 1000, 4));
        Say($"  hidden confounder of position_alignment and temperature in the reference: {string.Join("; ", confounded.Warnings)}");
        int quiet = Enumerable.Range(0, 100).Count(i => CausalModel.Fit(line.Graph, new WeldingLine().Make(line.Graph, 1000, 70_000 + i)).Warnings.Count == 0);
        Say($"  sound references without warnings: {quiet} of 100");
        CausalGraph without = CausalGraph.Create([.. line.Graph.Nodes.Where(node => node.Id != "machine")], [.. line.Graph.Edges.Where(edge => edge.From != "machine")], line.Graph.Target.Id);
        int hidden = line.Graph.IndexOf("machine");
        CausalModel blind = CausalModel.Fit(without, reference with { Columns = [.. reference.Columns.Where((_, node) => node != hidden)] });
        Say($"  machine left out of graph and data: {string.Join("; ", blind.Warnings)}");
        BatchScore pairs = new();
        for (int i = 0; i < 60; i++)
        {
            pairs.Add($"pair {i}", new BatchAttribution(CausalModel.Fit(line.Graph, new WeldingLine().Make(line.Graph, 1000, 30_000 + i))).Compare(new WeldingLine().Make(line.Graph, 400, 40_000 + i)), []);
        }

        Say($"  fresh unchanged pairs of reference and batch: false alarms {pairs.Batches - pairs.Exact} of {pairs.Batches}");
    }

    private static ObservationTable Damage(CausalGraph graph, ObservationTable table, int seed)
    {
        Random random = new(seed);
        double[][] columns = [.. table.Columns.Select((column, node) => node == graph.TargetIndex ? column : column.Select(value => random.NextDouble() switch { < 0.03 => double.NaN, < 0.06 => -999, _ => value }).ToArray())];
        return table with { Columns = columns };
    }

    private static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}

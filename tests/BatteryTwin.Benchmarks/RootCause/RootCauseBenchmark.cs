using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Batches;
using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Interventions;
using BatteryTwin.Domain.RootCause.Observations;
using BatteryTwin.Domain.RootCause.Units;

namespace BatteryTwin.Benchmarks.RootCause;

/// <summary>Root causes of units, batches, interventions and alarms on the public cases: how often right, how fast.</summary>
internal static class RootCauseBenchmark
{
    public static void Run(string folder)
    {
        AlarmCases.Run(folder);
        RcaLine line = new(Path.Combine(folder, "rca-line"));
        foreach (string reference in new[] { "train.csv", "train_5k.csv" })
        {
            long start = Stopwatch.GetTimestamp();
            CausalModel model = CausalModel.Fit(line.Graph, line.Table(reference));
            Say($"{reference}: fitted in {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms");
            foreach (CausalModelNode node in model.Nodes)
            {
                Say($"  {node.Id}: {node.Mechanism}");
            }

            foreach (string warning in model.Warnings)
            {
                Say($"  warning: {warning}");
            }

            Units(line, model);
            FreshUnits(line, model, line.Table(reference));
            Batches(line, model);
            Interventions(line, model);
        }
    }

    private static void FreshUnits(RcaLine line, CausalModel model, ObservationTable reference)
    {
        UnitAttribution attribution = new(model);
        (string Kind, string[] Roots, WeldingUnit Unit)[] made = [.. WeldingFaults.Make(20, 11)];
        UnitScore score = new();
        UnitReport report = attribution.Explain(WeldingLine.Table(line.Graph, [.. made.Select(fault => fault.Unit)]));
        for (int i = 0; i < made.Length; i++)
        {
            score.Add(made[i].Kind, report.Units[i], made[i].Roots, line.Graph.Nodes.ToDictionary(node => node.Id, node => made[i].Unit.IsPreventedBy(node.Id)));
        }

        Say($"  fresh units, other faults too: {score}");
        score.Misses.ForEach(miss => Say($"    {miss}"));
        Damaged(line, reference, made);
    }

    /// <summary>The same with values missing and sentinels in reference, units and batches.</summary>
    private static void Damaged(RcaLine line, ObservationTable reference, (string Kind, string[] Roots, WeldingUnit Unit)[] made)
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

    private static void Batches(RcaLine line, CausalModel model)
    {
        BatchAttribution attribution = new(model);
        BatchScore score = new();
        List<double> times = [];
        foreach (JsonProperty batch in line.Truth("batches_truth.json").EnumerateObject().Where(property => property.Value.TryGetProperty("changed_mechanisms", out _)))
        {
            ObservationTable table = line.Table(batch.Name + ".csv");
            long start = Stopwatch.GetTimestamp();
            BatchFinding finding = attribution.Compare(table);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            score.Add(batch.Name, finding, [.. batch.Value.GetProperty("changed_mechanisms").EnumerateArray().Select(node => node.GetString()!)]);
            Say($"    {batch.Name} ({times[^1]:0} ms): {BatchScore.Describe(finding)}");
            finding.Warnings.ToList().ForEach(warning => Say($"      {warning}"));
        }

        Say($"  batches: {score}");
        score.Misses.ForEach(miss => Say($"    {miss}"));
        BatchScore fresh = new();
        foreach (int units in new[] { 100, 400 })
        {
            for (int i = 0; i < BatchCases.All.Count; i++)
            {
                fresh.Add($"n = {units}, case {i}", attribution.Compare(BatchCases.All[i].Line.Make(line.Graph, units, (units * 1000) + i)), BatchCases.All[i].Changed);
            }
        }

        Say($"  fresh batches: {fresh}");
        fresh.Misses.ForEach(miss => Say($"    {miss}"));
        Shares(line, attribution);
        BatchScore unchanged = new();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        for (int i = 0; i < 300; i++)
        {
            int[] sizes = [25, 100, 400, 600];
            unchanged.Add($"fresh {i}", attribution.Compare(new WeldingLine().Make(line.Graph, sizes[i % 4], 500_000 + i)), []);
        }

        Say($"  fresh unchanged batches: false alarms {unchanged.Batches - unchanged.Exact} of {unchanged.Batches}; {(Environment.CpuUsage.TotalTime - before).TotalMilliseconds / 300:0} ms of CPU each");
        unchanged.Misses.ForEach(miss => Say($"    {miss}"));
        BatchScore split = new();
        for (int i = 0; i < 60; i++)
        {
            ObservationTable all = line.Table("train.csv");
            int[] shuffled = [.. Enumerable.Range(0, all.Rows)];
            new Random(i).Shuffle(shuffled);
            CausalModel half = CausalModel.Fit(line.Graph, all.Select(shuffled[..(all.Rows * 6 / 10)]));
            split.Add($"split {i}", new BatchAttribution(half).Compare(all.Select(shuffled[(all.Rows * 6 / 10)..])), []);
        }

        Say($"  unchanged pairs split from the reference: false alarms {split.Batches - split.Exact} of {split.Batches}");
        split.Misses.ForEach(miss => Say($"    {miss}"));
    }

    /// <summary>Shares of two changes against those of the equations, averaged over batches so that chance in the batch does not hide a bias.</summary>
    private static void Shares(RcaLine line, BatchAttribution attribution)
    {
        WeldingLine first = new() { MachineShare = 0.6 };
        WeldingLine both = first with { ChamberTemperature = 14 };
        double[] rates = [.. new[] { new WeldingLine(), first, new() { ChamberTemperature = 14 }, both }.Select(made => made.Make(line.Graph, 400_000, 5).Columns[^1].Average())];
        double machine = (rates[1] - rates[0] + rates[3] - rates[2]) / 2;
        List<double> estimates = [];
        int inside = 0;
        for (int i = 0; i < 40; i++)
        {
            if (attribution.Compare(both.Make(line.Graph, 600, 60_000 + i)).Changed.FirstOrDefault(change => change.Node == "machine") is { } change)
            {
                estimates.Add(change.Contribution);
                inside += change.Low <= machine && machine <= change.High ? 1 : 0;
            }
        }

        Say($"  share of machine beside a colder chamber: truth {machine:0.0000}, mean of {estimates.Count} batches {estimates.Average():0.0000}, truth in the interval {inside} times");
    }

    private static void Interventions(RcaLine line, CausalModel model)
    {
        Intervention intervention = new(model);
        foreach (JsonProperty truth in line.Truth("batches_truth.json").GetProperty("interventions").EnumerateObject())
        {
            Dictionary<string, double> set = truth.Name == "none" ? [] : truth.Name.Split(',').Select(part => part.Split('=')).ToDictionary(pair => pair[0], pair => double.Parse(pair[1], CultureInfo.InvariantCulture));
            long start = Stopwatch.GetTimestamp();
            InterventionEstimate estimate = intervention.Estimate(set);
            Say($"  intervention {truth.Name}: {estimate.Expected:0.0000} [{estimate.Low:0.0000}, {estimate.High:0.0000}], truth {truth.Value.GetDouble():0.0000}, error {Math.Abs(estimate.Expected - truth.Value.GetDouble()):0.0000}; {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms {string.Join("; ", estimate.Warnings)}");
        }

        foreach ((Dictionary<string, double> set, Func<WeldingUnit, WeldingUnit> hold) in HeldLines.All)
        {
            Random random = new(77);
            double truth = Enumerable.Range(0, 200_000).Average(_ => hold(WeldingUnit.Make(new(), random)).IsDefective ? 1.0 : 0);
            InterventionEstimate estimate = intervention.Estimate(set);
            Say($"  intervention {string.Join(", ", set)}: {estimate.Expected:0.0000} [{estimate.Low:0.0000}, {estimate.High:0.0000}], truth {truth:0.0000}, error {Math.Abs(estimate.Expected - truth):0.0000} {string.Join("; ", estimate.Warnings)}");
        }
    }

    private static void Units(RcaLine line, CausalModel model)
    {
        ObservationTable table = line.Table("anomalies.csv");
        UnitAttribution attribution = new(model);
        Dictionary<string, JsonElement> truth = line.Truth("anomalies_truth.json").EnumerateArray().ToDictionary(item => item.GetProperty("id").ToString());
        UnitScore score = new();
        UnitReport first = attribution.Explain(table);
        foreach (UnitFinding finding in first.Units)
        {
            JsonElement item = truth[finding.Id];
            score.Add(
                item.GetProperty("kind").GetString()!,
                finding,
                [.. item.GetProperty("roots").EnumerateArray().Select(root => root.GetString()!)],
                item.GetProperty("prevented_if_normal").EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetInt32() == 1));
        }

        Say($"  units: {score}");
        score.Misses.ForEach(miss => Say($"    {miss}"));
        int same = 0;
        UnitReport[] seeds = [.. Enumerable.Range(1, 10).Select(seed => attribution.Explain(table, (ulong)seed))];
        for (int i = 0; i < table.Rows; i++)
        {
            bool stable = seeds.All(report => report.Units[i].Contributions[0].Node == seeds[0].Units[i].Contributions[0].Node);
            same += stable ? 1 : 0;
            if (!stable)
            {
                foreach (UnitFinding finding in seeds.Select(report => report.Units[i]))
                {
                    Say($"    unstable {finding.Id}: {string.Join(", ", finding.Contributions.Take(3).Select(c => FormattableString.Invariant($"{c.Node} {c.Value:0.000} [{c.Low:0.00}, {c.High:0.00}]")))}");
                }
            }
        }

        Say($"  same rank 1 over ten seeds: {same}/{table.Rows} = {(double)same / table.Rows:0.000}");
        List<double> times = [];
        for (int i = 0; i < table.Rows; i++)
        {
            ObservationTable one = table.Select([i]);
            long start = Stopwatch.GetTimestamp();
            attribution.Explain(one, 7);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        TimeSpan before = Environment.CpuUsage.TotalTime;
        attribution.Explain(table, 9);
        Say($"  CPU per unit {(Environment.CpuUsage.TotalTime - before).TotalMilliseconds / table.Rows:0.00} ms");

        times.Sort();
        long all = Stopwatch.GetTimestamp();
        attribution.Explain(table, 8);
        Say($"  time per unit: alone p50 {times[times.Count / 2]:0.0} ms, p95 {times[times.Count * 95 / 100]:0.0} ms; in a table {Stopwatch.GetElapsedTime(all).TotalMilliseconds / table.Rows:0.0} ms");
    }

    private static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}

using System.Diagnostics;
using System.Text.Json;
using BatteryTwin.Domain.RootCause;
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
            BatchBenchmark.Run(line, model);
            InterventionBenchmark.Run(line, model);
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
        DamagedBenchmark.Run(line, reference, made);
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
        SeedStability.Say("anomalies.csv", model, table);
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

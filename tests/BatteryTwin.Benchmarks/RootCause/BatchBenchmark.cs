using System.Diagnostics;
using System.Text.Json;
using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Batches;
using BatteryTwin.Domain.RootCause.Observations;

namespace BatteryTwin.Benchmarks.RootCause;

/// <summary>Batches of the data set, fresh ones, and unchanged ones.</summary>
internal static class BatchBenchmark
{
    public static void Run(RcaLine line, CausalModel model)
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

    private static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}

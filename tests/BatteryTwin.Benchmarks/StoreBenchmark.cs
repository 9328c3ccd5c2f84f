using System.Diagnostics;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Benchmarks;

/// <summary>Five million values in 250 batches: how fast they are taken, how small they get, how fast they are read.</summary>
internal static class StoreBenchmark
{
    private const int Batches = 250;

    public static async Task RunAsync(string? folder)
    {
        CellTelemetry cells = new();
        TelemetryBatch[] batches = [.. Enumerable.Range(0, Batches).Select(_ => cells.Next())];
        long values = batches.Sum(batch => (long)batch.Count);
        await using BenchmarkStore bench = new(folder);
        await AppendAsync(bench, batches, values);
        await MeasureReadsAsync(bench, "head and blocks");

        Stopwatch watch = Stopwatch.StartNew();
        await bench.Store.CompactAsync();
        long bytes = bench.Store.Statistics.BytesOnDisk;
        Console.WriteLine($"compact              {watch.ElapsedMilliseconds,8} ms, {(double)bytes / values:F3} B/value ({bytes:N0} B in all)");
        await MeasureReadsAsync(bench, "blocks");

        watch.Restart();
        await bench.ReopenAsync();
        Console.WriteLine($"reopen               {watch.ElapsedMilliseconds,8} ms");
        Console.WriteLine($"working set          {Environment.WorkingSet / 1_048_576.0,8:F0} MB, of it {values * 20 / 1_048_576.0:F0} MB the input itself");
    }

    private static async Task AppendAsync(BenchmarkStore bench, TelemetryBatch[] batches, long values)
    {
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        Stopwatch watch = Stopwatch.StartNew();
        foreach (TelemetryBatch batch in batches)
        {
            await bench.Store.AppendAsync(batch);
        }

        double seconds = watch.Elapsed.TotalSeconds;
        double perValue = (double)(GC.GetTotalAllocatedBytes(precise: true) - allocated) / values;
        Console.WriteLine($"append               {values / seconds / 1e6,8:F2} M values/s ({seconds * 1_000:F0} ms, {perValue:F2} B allocated per value)");
    }

    private static async Task MeasureReadsAsync(BenchmarkStore bench, string where)
    {
        long endNs = CellTelemetry.StartNs + (long)Batches * CellTelemetry.TimesPerBatch * CellTelemetry.StepSeconds * EpochTime.NsPerSecond;
        SeriesSelector ten = new() { Twins = [.. Enumerable.Range(0, 10).Select(i => $"c{i}")], Fields = ["voltage"] };
        RangeQuery all = new() { Series = SeriesSelector.All, FromNs = CellTelemetry.StartNs, ToNs = endNs };
        Console.WriteLine($"reads from {where}:");
        await TimeAsync(bench, "1-min means, 10 series, 1 h", all with
        {
            Series = ten,
            FromNs = endNs - (3_600 * EpochTime.NsPerSecond),
            Reduction = new RangeReduction.Aggregate(60 * EpochTime.NsPerSecond, AggregateFunction.Mean),
        });
        await TimeAsync(bench, "mean of all per field", all with { GroupByField = true, Reduction = new RangeReduction.Aggregate(null, AggregateFunction.Mean) });
        await TimeAsync(bench, "shape of 10 series, 1,000 points", all with { Series = ten, Reduction = new RangeReduction.Shape(1_000) });
        await TimeAsync(bench, "everything, raw", all);
        Stopwatch watch = Stopwatch.StartNew();
        int count = (await bench.Store.LatestAsync(new SeriesSelector { Fields = ["soc"] })).Count;
        Console.WriteLine($"  {"newest of 1,000 series",-34} {watch.Elapsed.TotalMilliseconds,8:F2} ms ({count} series)");
    }

    private static async Task TimeAsync(BenchmarkStore bench, string name, RangeQuery query)
    {
        double best = double.MaxValue;
        long points = 0;
        for (int round = 0; round < 3; round++)
        {
            points = 0;
            Stopwatch watch = Stopwatch.StartNew();
            await foreach (SeriesPoints series in bench.Store.ReadAsync(query))
            {
                points += series.Count;
            }

            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine($"  {name,-34} {best,8:F2} ms ({points:N0} points)");
    }
}

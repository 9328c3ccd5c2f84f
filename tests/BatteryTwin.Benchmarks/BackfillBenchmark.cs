using System.Diagnostics;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Benchmarks;

/// <summary>Thirty days of minutes for 400 series, oldest first, while the same series get live points every second.</summary>
internal static class BackfillBenchmark
{
    private const int SeriesCount = 400;
    private const int Minutes = 30 * 24 * 60;
    private const int MinutesPerBatch = 60;

    public static async Task RunAsync(string? folder)
    {
        await using BenchmarkStore bench = new(folder);
        SeriesKey[] keys = [.. Enumerable.Range(0, SeriesCount).Select(i => new SeriesKey("step", [new SeriesTag(SeriesKey.TwinTag, $"twin{i / 10}")], $"field{i % 10}"))];
        Random random = new(1);
        long liveNs = CellTelemetry.StartNs;
        long startNs = liveNs - (Minutes * 60L * EpochTime.NsPerSecond);
        Stopwatch watch = Stopwatch.StartNew();
        long peak = 0;
        for (int minute = 0; minute < Minutes; minute += MinutesPerBatch)
        {
            await bench.Store.AppendAsync(BatchOf(keys, startNs + (minute * 60L * EpochTime.NsPerSecond), 60 * EpochTime.NsPerSecond, MinutesPerBatch, random));
            await bench.Store.AppendAsync(BatchOf(keys, liveNs, EpochTime.NsPerSecond, 1, random));
            liveNs += EpochTime.NsPerSecond;
            peak = Math.Max(peak, Environment.WorkingSet);
        }

        double seconds = watch.Elapsed.TotalSeconds;
        long points = bench.Store.Statistics.PointsAppended;
        Console.WriteLine($"backfill beside live {points / seconds / 1e6,8:F2} M values/s ({points:N0} values in {seconds:F1} s), highest working set {peak / 1_048_576.0:F0} MB");
        await bench.Store.CompactAsync();
        Console.WriteLine($"after compaction     {(double)bench.Store.Statistics.BytesOnDisk / points,8:F3} B/value, {bench.Store.Statistics.PointCount:N0} points, working set {Environment.WorkingSet / 1_048_576.0:F0} MB");
        watch.Restart();
        RangeQuery month = new()
        {
            Series = SeriesSelector.Of("twin0"),
            FromNs = startNs,
            ToNs = liveNs,
            Reduction = new RangeReduction.Aggregate(86_400 * EpochTime.NsPerSecond, AggregateFunction.Mean),
        };
        await foreach (SeriesPoints _ in bench.Store.ReadAsync(month))
        {
        }

        Console.WriteLine($"a month in days, 10 series {watch.Elapsed.TotalMilliseconds:F1} ms");
    }

    private static TelemetryBatch BatchOf(SeriesKey[] keys, long startNs, long stepNs, int count, Random random)
    {
        TelemetryBatchBuilder builder = new(keys.Length * count);
        for (int i = 0; i < count; i++)
        {
            for (int k = 0; k < keys.Length; k++)
            {
                builder.Add(keys[k], startNs + (i * stepNs), FieldValue.Float(Math.Round((20 + (5 * Math.Sin((i + k) / 50.0))) + random.NextDouble(), 2)));
            }
        }

        return builder.Build();
    }
}

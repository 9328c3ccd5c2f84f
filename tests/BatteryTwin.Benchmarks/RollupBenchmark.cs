using System.Diagnostics;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Benchmarks;

/// <summary>Ten series with a value a second over a long time: what rollups cost on the disk and save in reading, beside the same store without.</summary>
internal static class RollupBenchmark
{
    private const int SeriesCount = 10;
    private const int SecondsPerBatch = 3_600;
    private const long StartNs = 1_700_000_000L / 3_600 * 3_600 * EpochTime.NsPerSecond;

    public static async Task RunAsync(string? folder, int days)
    {
        foreach (bool rollups in (bool[])[false, true])
        {
            await using BenchmarkStore bench = new(folder, new() { Rollups = rollups });
            Stopwatch watch = Stopwatch.StartNew();
            for (int hour = 0; hour < days * 24; hour++)
            {
                await bench.Store.AppendAsync(Hour(hour));
            }

            double appended = watch.Elapsed.TotalSeconds;
            watch.Restart();
            await bench.Store.CompactAsync();
            long values = (long)days * 86_400 * SeriesCount;
            Console.WriteLine($"rollups {(rollups ? "on" : "off"),-4} {days} days: appended in {appended:F0} s ({values / appended / 1e6:F2} M values/s), closed in {watch.Elapsed.TotalSeconds:F1} s, {bench.Store.Statistics.BytesOnDisk / (double)values:F3} B/value");
            foreach (int span in (int[])[days / 10, days])
            {
                await TimeAsync(bench, span, "1-min", 60);
                await TimeAsync(bench, span, "1-h", 3_600);
                await TimeAsync(bench, span, "1-d", 86_400);
            }
        }
    }

    private static async Task TimeAsync(BenchmarkStore bench, int days, string name, int everySeconds)
    {
        RangeQuery query = new()
        {
            Series = SeriesSelector.All,
            FromNs = StartNs,
            ToNs = StartNs + (days * 86_400 * EpochTime.NsPerSecond),
            Reduction = new RangeReduction.Aggregate(everySeconds * EpochTime.NsPerSecond, AggregateFunction.Mean),
        };
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

        Console.WriteLine($"  {name + " means of 10 series, " + days + " days",-40} {best,10:F1} ms ({points:N0} points)");
    }

    private static TelemetryBatch Hour(int hour)
    {
        TelemetryBatchBuilder builder = new();
        Random random = new(hour);
        for (int series = 0; series < SeriesCount; series++)
        {
            SeriesKey key = new("machine", [new SeriesTag(SeriesKey.TwinTag, $"m{series}")], "temperature");
            for (int second = 0; second < SecondsPerBatch; second++)
            {
                double value = Math.Round(60 + (5 * Math.Sin((hour + (second / 3_600.0)) / 24 * 2 * Math.PI)) + random.NextDouble(), 2);
                builder.Add(key, StartNs + (((hour * (long)SecondsPerBatch) + second) * EpochTime.NsPerSecond), FieldValue.Float(value));
            }
        }

        return builder.Build();
    }
}

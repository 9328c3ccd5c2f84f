using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Benchmarks;

/// <summary>
/// The same line protocol straight into <c>influxd</c> and through the ingest service that stores there, in turn: values a second until
/// acknowledged and until they can be queried, processor seconds of both programs, and the same reads asked of both.
/// </summary>
internal static class InfluxBenchmark
{
    private const int Rounds = 3;
    private const int Bodies = 60;
    private const int LinesPerBody = 5_000;
    private const int Series = 1_000;
    private const int FieldsPerLine = 4;
    private const int Connections = 2;
    private const long StartNs = 1_774_958_400_000_000_000;

    public static async Task RunAsync()
    {
        string folder = Directory.CreateTempSubdirectory("influx-benchmark-").FullName;
        byte[][] bodies = [.. Enumerable.Range(0, Bodies).Select(Body)];
        try
        {
            using PeerProcess influx = await PeerProcess.InfluxAsync(folder);
            using PeerProcess ingest = await PeerProcess.IngestAsync(Path.Combine(folder, "data"), influx.Url);
            for (int round = 0; round < Rounds; round++)
            {
                await LoadAsync($"direct {round}", $"{influx.Url}/write?db=direct{round}", $"direct{round}", bodies, influx, null);
                await influx.QueryAsync("DROP DATABASE batterytwin");
                await influx.QueryAsync("CREATE DATABASE batterytwin");
                await LoadAsync($"through the ingest service {round}", $"{ingest.Url}/write", "batterytwin", bodies, influx, ingest);
            }

            await ReadAsync(influx, Path.Combine(folder, "reader"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task LoadAsync(string name, string url, string database, byte[][] bodies, PeerProcess influx, PeerProcess? ingest)
    {
        await influx.QueryAsync($"CREATE DATABASE {database}");
        TimeSpan before = influx.ProcessorTime;
        TimeSpan beforeIngest = ingest?.ProcessorTime ?? TimeSpan.Zero;
        using HttpClient client = new();
        Stopwatch watch = Stopwatch.StartNew();
        int next = -1;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            for (int body = Interlocked.Increment(ref next); body < bodies.Length; body = Interlocked.Increment(ref next))
            {
                using ByteArrayContent content = new(bodies[body]);
                using HttpResponseMessage response = await client.PostAsync(url, content);
                if (response.StatusCode != HttpStatusCode.NoContent)
                {
                    throw new InvalidOperationException($"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
                }
            }
        })));
        double acknowledged = watch.Elapsed.TotalSeconds;
        string all = (Bodies * LinesPerBody).ToString(CultureInfo.InvariantCulture);
        while (!(await influx.QueryAsync($"SELECT count(soc) FROM {database}..cell")).Contains(all, StringComparison.Ordinal))
        {
            await Task.Delay(20);
        }

        double values = (double)Bodies * LinesPerBody * FieldsPerLine / 1e6;
        string ours = ingest is null ? string.Empty : $", ingest {(ingest.ProcessorTime - beforeIngest).TotalSeconds:F1} s and {ingest.ResidentBytes / 1_048_576.0:F0} MB";
        Console.WriteLine($"{name,-30} acknowledged {values / acknowledged:F2} M values/s, there {values / watch.Elapsed.TotalSeconds:F2} M values/s; processor: influxd {(influx.ProcessorTime - before).TotalSeconds:F1} s{ours}");
    }

    private static async Task ReadAsync(PeerProcess influx, string folder)
    {
        ServiceCollection services = new();
        services.AddLogging().AddSingleton(TimeProvider.System);
        services.AddTelemetryStorage(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["BatteryTwin:DataDirectory"] = folder,
            ["BatteryTwin:Telemetry:Store"] = "InfluxDb",
            ["BatteryTwin:Telemetry:InfluxDb:Url"] = influx.Url,
        }).Build());
        await using ServiceProvider provider = services.BuildServiceProvider();
        ITelemetryStore store = provider.GetRequiredService<ITelemetryStore>();
        long endNs = StartNs + (3_600 * EpochTime.NsPerSecond);
        RangeQuery means = new()
        {
            Series = new SeriesSelector { Twins = [.. Enumerable.Range(0, 10).Select(i => $"c{i}")], Fields = ["voltage"] },
            FromNs = StartNs,
            ToNs = endNs,
            Reduction = new RangeReduction.Aggregate(60 * EpochTime.NsPerSecond, AggregateFunction.Mean),
        };
        RangeQuery field = new() { Series = SeriesSelector.All, FromNs = StartNs, ToNs = endNs, GroupByField = true, Reduction = new RangeReduction.Aggregate(null, AggregateFunction.Mean) };
        await CompareAsync(
            "last of 1,000 series",
            () => influx.QueryAsync("SELECT last(voltage) FROM batterytwin..cell GROUP BY twin"),
            async () => await store.LatestAsync(new SeriesSelector { Fields = ["voltage"] }));
        await CompareAsync(
            "1-min means of 10 series, 1 h",
            () => influx.QueryAsync($"SELECT mean(voltage) FROM batterytwin..cell WHERE twin =~ /^c[0-9]$/ AND time >= {StartNs} AND time < {endNs} GROUP BY time(1m), twin fill(none)"),
            () => DrainAsync(store, means));
        await CompareAsync(
            "mean of every field",
            () => influx.QueryAsync("SELECT mean(voltage), mean(current), mean(temp), mean(soc) FROM batterytwin..cell"),
            () => DrainAsync(store, field));
    }

    private static async Task DrainAsync(ITelemetryStore store, RangeQuery query)
    {
        await foreach (SeriesPoints _ in store.ReadAsync(query))
        {
        }
    }

    private static async Task CompareAsync(string name, Func<Task> direct, Func<Task> store) =>
        Console.WriteLine($"{name,-30} direct {await MedianMsAsync(direct):F1} ms, through the store {await MedianMsAsync(store):F1} ms");

    private static async Task<double> MedianMsAsync(Func<Task> work)
    {
        List<double> times = [];
        for (int i = 0; i < 7; i++)
        {
            Stopwatch watch = Stopwatch.StartNew();
            await work();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times.Order().ElementAt(times.Count / 2);
    }

    private static byte[] Body(int body)
    {
        Random random = new(body);
        StringBuilder lines = new();
        for (int line = body * LinesPerBody; line < (body + 1) * LinesPerBody; line++)
        {
            int series = line % Series;
            double phase = line / 97.0 / Series;
            lines.Append(
                CultureInfo.InvariantCulture,
                $"cell,pack=p{series % 50},twin=c{series} voltage={3.6 + (random.NextDouble() / 100):F4},current={40 * Math.Sin(phase):F3},temp={25 + random.NextDouble():F2},soc={50 + (10 * Math.Cos(phase)):F4} {StartNs + (line / Series * 3L * EpochTime.NsPerSecond)}\n");
        }

        return Encoding.UTF8.GetBytes(lines.ToString());
    }
}

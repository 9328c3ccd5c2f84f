using System.Globalization;
using System.Text;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Tests.Pipeline;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Tests.LandingZone;

/// <summary>A file is taken exactly once although the process is killed again and again while it is being taken.</summary>
public sealed class KilledTakingTests
{
    private const int Rows = 120_000;
    private const int BadEvery = 1_000;
    private const long FirstSeconds = 1_772_323_200;

    [Fact]
    public async Task Take_ProcessKilledInTheMiddle_StoresEveryRowOnce()
    {
        using TemporaryFolder folder = new();
        string data = folder.PathOf("data");
        string[] settings = ["--BatteryTwin:Sources:LandingZone:PointsPerBatch=2000", "--BatteryTwin:Sources:LandingZone:QuietTime=00:00:00.1", "--BatteryTwin:Sources:LandingZone:PollInterval=00:00:00.1"];
        foreach (double share in new[] { 0.1, 0.3, 0.6, 0.8 })
        {
            await using IngestProcess process = await IngestProcess.StartAsync(data, settings);
            if (share < 0.2)
            {
                await File.WriteAllTextAsync(Path.Combine(data, "landing", "big.csv.part"), Table(), TestContext.Current.CancellationToken);
                File.Move(Path.Combine(data, "landing", "big.csv.part"), Path.Combine(data, "landing", "big.csv"));
            }

            await Eventually.IsTrueAsync(async () => await AcceptedAsync(process) >= share * 0.1 * Rows, "some rows are stored");
            await process.KillAsync();
        }

        await using (IngestProcess last = await IngestProcess.StartAsync(data, settings))
        {
            await Eventually.IsTrue(() => File.Exists(Path.Combine(data, "landing", "done", "big.csv")), "the file is done");
            await last.KillAsync();
        }

        await AssertOnceAsync(data);
    }

    private static string Table()
    {
        StringBuilder text = new("time,twin,n,s\n");
        for (int i = 0; i < Rows; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{FirstSeconds + i},cycler,{(i % BadEvery == 7 ? "bad" : i)},\"row {i}\"\n");
        }

        return text.ToString();
    }

    private static async Task<double> AcceptedAsync(IngestProcess process)
    {
        string metrics = await process.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        string? line = metrics.Split('\n').FirstOrDefault(line => line.StartsWith("batterytwin_ingest_points_accepted_total{kind=\"landing\"", StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
    }

    private static async Task AssertOnceAsync(string directory)
    {
        ServiceCollection services = new();
        services.AddLogging().AddSingleton(TimeProvider.System).AddSingleton<Domain.Twins.ITwinGraph>(new StaticTwinGraph());
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("BatteryTwin:DataDirectory", (string?)directory)]).Build();
        services.AddTelemetryStorage(configuration).AddIngestPipeline(configuration);
        await using ServiceProvider provider = services.BuildServiceProvider();
        RangeQuery everything = new() { Series = SeriesSelector.All, FromNs = 0, ToNs = long.MaxValue, Limit = int.MaxValue };
        Dictionary<string, SeriesPoints> series = [];
        await foreach (SeriesPoints points in provider.GetRequiredService<ITelemetryStore>().ReadAsync(everything, TestContext.Current.CancellationToken))
        {
            series.Add(points.Key.Canonical, points);
        }

        int[] all = [.. Enumerable.Range(0, Rows)];
        int[] good = [.. all.Where(i => i % BadEvery != 7)];
        Assert.Equal(["telemetry,twin=cycler n", "telemetry,twin=cycler s"], series.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(good.Select(i => (FirstSeconds + i) * EpochTime.NsPerSecond), series["telemetry,twin=cycler n"].TimesNs);
        Assert.Equal(good.Select(i => (double)i), series["telemetry,twin=cycler n"].Values.Select(value => value.ToDouble()));
        Assert.Equal(all.Select(i => $"row {i}"), series["telemetry,twin=cycler s"].Values.Select(value => value.ToString()));
        Assert.Equal(
            all.Except(good).Select(i => $"big.csv, line {i + 2}: column 'n': 'bad' is no number"),
            provider.GetRequiredService<IQuarantine>().List(10_000).Select(point => point.Reason).OrderBy(reason => int.Parse(reason.Split(' ', ':')[2], CultureInfo.InvariantCulture)));
    }
}

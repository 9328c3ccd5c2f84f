using System.Collections.Concurrent;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Sources;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.InfluxDb;
using BatteryTwin.Ingest.Tests.Shared;
using BatteryTwin.Ingest.Tests.Storage.Telemetry;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BatteryTwin.Ingest.Tests.Storage.InfluxDb;

/// <summary>What happens while the server is away, and when it comes back.</summary>
public sealed class InfluxAwayTests : IAsyncLifetime
{
    private readonly InfluxServer _server = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Append_ServerAway_IsKeptThroughARestartAndArrivesLater()
    {
        string database = _server.NewDatabase();
        await _server.KillAsync();
        await using InfluxBench bench = new(InfluxBench.Options(_server.Url, database));
        await bench.AppendAsync(Points.Seconds("a", 0, 120));
        await bench.AppendAsync(Points.One(Points.Key("a"), Points.AtSecond(5), FieldValue.Float(-1)));
        StorageUnavailableException unread = await Assert.ThrowsAsync<StorageUnavailableException>(() => bench.ReadAllAsync());
        Assert.Contains(_server.Url, unread.Message, StringComparison.Ordinal);
        await Eventually.IsTrue(() => bench.Parts.Link.Snapshot().State == SourceState.Reconnecting, "the connection is known to be lost");
        SourceConnectionStatus status = new InfluxConnection(bench.Parts, TimeProvider.System).Status;
        Assert.Equal((121L, "points", _server.Url + "/"), (status.Waiting, status.WaitingUnit, status.Place));
        Assert.NotNull(status.Lag);
        Assert.Contains("no answer", status.LastError, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Degraded, (await new InfluxHealthCheck(bench.Parts).CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken)).Status);
        await bench.RestartAsync();
        Assert.Equal(121, bench.Parts.Buffer.Waiting.Points);
        Assert.NotNull(bench.Parts.Buffer.Waiting.Since);
        Assert.Equal(FieldType.Float, bench.Store.TypeOf(Points.Key("a")));
        await _server.StartAsync();
        await Eventually.IsTrue(() => bench.Parts.Buffer.Waiting.Points == 0, "everything has been sent");
        SeriesPoints points = Assert.Single(await bench.ReadAllAsync());
        Assert.Equal(120, points.Count);
        Assert.Equal(FieldValue.Float(-1), points.Values[5]);
        Assert.Null(bench.Parts.Buffer.Waiting.Since);
        Assert.Equal(SourceState.Running, bench.Parts.Link.Snapshot().State);
        Assert.Equal(HealthStatus.Healthy, (await new InfluxHealthCheck(bench.Parts).CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task Append_ServerKilledAgainAndAgainUnderLoad_EveryAcknowledgedPointArrives()
    {
        const int Writers = 3;
        await using InfluxBench bench = new(InfluxBench.Options(_server.Url, _server.NewDatabase(), batchLines: 5_000));
        ConcurrentDictionary<(int Writer, int Second), bool> acknowledged = new();
        using CancellationTokenSource stop = new();
        Task[] writers = [.. Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (int second = 0; !stop.IsCancellationRequested; second += 20)
            {
                await bench.AppendAsync(Points.Seconds($"t{writer}", second, 20));
                acknowledged[(writer, second)] = true;
                await Task.Yield();
            }
        }, TestContext.Current.CancellationToken))];
        for (int round = 0; round < 3; round++)
        {
            int before = acknowledged.Count;
            await Eventually.IsTrue(() => acknowledged.Count > before + 100, "writers go on while the server runs");
            await _server.KillAsync();
            before = acknowledged.Count;
            await Eventually.IsTrue(() => acknowledged.Count > before + 100, "writers go on while the server is away");
            await _server.StartAsync();
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);
        await Eventually.IsTrue(() => bench.Parts.Buffer.Waiting.Points == 0, "everything has been sent");
        IReadOnlyList<SeriesPoints> stored = await bench.ReadAsync(Points.Of("*") with { Limit = int.MaxValue });
        Assert.Equal(Writers, stored.Count);
        for (int writer = 0; writer < Writers; writer++)
        {
            int last = acknowledged.Keys.Where(batch => batch.Writer == writer).Max(batch => batch.Second) + 20;
            Assert.Equal(Enumerable.Range(0, last).Select(Points.AtSecond), stored[writer].TimesNs);
            Assert.Equal(Enumerable.Range(0, last).Select(second => FieldValue.Float(second / 10.0)), stored[writer].Values);
        }
    }

    [Fact]
    public async Task Append_BufferFull_IsRefusedWithTheReasonAndWorksAgainWhenTheServerIsBack()
    {
        InfluxDbOptions small = new()
        {
            Url = _server.Url,
            Database = _server.NewDatabase(),
            BufferBytes = 1 << 20,
            RetryDelay = TimeSpan.FromMilliseconds(20),
            MaxRetryDelay = TimeSpan.FromMilliseconds(50),
        };
        await _server.KillAsync();
        await using InfluxBench bench = new(small);
        StorageUnavailableException? refused = null;
        int second = 0;
        while (refused is null)
        {
            Assert.True(second < 1_000_000, "the buffer must be bounded");
            try
            {
                await bench.AppendAsync(Points.Seconds("a", second, 1_000));
                second += 1_000;
            }
            catch (StorageUnavailableException problem)
            {
                refused = problem;
            }
        }

        Assert.Contains("the buffer for InfluxDB is full", refused.Message, StringComparison.Ordinal);
        Assert.Contains("BufferBytes", refused.Message, StringComparison.Ordinal);
        await _server.StartAsync();
        await Eventually.IsTrue(() => bench.Parts.Buffer.Waiting.Points == 0, "everything has been sent");
        await bench.AppendAsync(Points.Seconds("a", second, 1));
        Assert.Equal(second + 1, Assert.Single(await bench.ReadAsync(Points.Of("a") with { Reduction = new RangeReduction.Aggregate(null, AggregateFunction.Count) })).Values[0].Bits);
    }

    [Fact]
    public async Task Open_FilesOfAKilledProcess_SendsWhatWasAcknowledgedWithoutItsTornEnd()
    {
        string database = _server.NewDatabase();
        await _server.KillAsync();
        await using InfluxBench first = new(InfluxBench.Options(_server.Url, database));
        await first.AppendAsync(Points.Seconds("a", 0, 10));
        await first.AppendAsync(Points.Seconds("b", 0, 10));
        using TemporaryFolder killed = new();
        StoreBench.CopyFolder(first.Folder, killed.PathOf("influxdb"));
        string log = Path.Combine(killed.PathOf("influxdb"), "queue", "0000000001.wal");
        await using (FileStream torn = new(log, FileMode.Append))
        {
            torn.Write((await File.ReadAllBytesAsync(log, TestContext.Current.CancellationToken)).AsSpan(0, 40));
        }

        await using InfluxBench second = new(InfluxBench.Options(_server.Url, database), folder: killed.PathOf("influxdb"));
        Assert.Equal(20, second.Parts.Buffer.Waiting.Points);
        await second.AppendAsync(Points.Seconds("a", 10, 10));
        await _server.StartAsync();
        await Eventually.IsTrue(() => second.Parts.Buffer.Waiting.Points == 0, "everything has been sent");
        Assert.Equal([20, 10], (await second.ReadAllAsync()).Select(series => series.Count));
    }

    [Fact]
    public async Task Start_AfterEverythingWasSent_SendsNothingAgain()
    {
        string database = _server.NewDatabase();
        await using InfluxBench bench = new(InfluxBench.Options(_server.Url, database));
        await bench.AppendAsync(Points.Seconds("a", 0, 10));
        await Eventually.IsTrue(() => bench.Parts.Buffer.Waiting.Points == 0, "everything has been sent");
        await bench.CloseAsync();
        Assert.Contains("\"values\"", await _server.QueryAsync("SELECT value FROM m", database), StringComparison.Ordinal);
        await _server.QueryAsync("DROP MEASUREMENT m", database);
        await bench.RestartAsync();
        await bench.AppendAsync(Points.Seconds("b", 0, 1));
        Assert.Equal(["m,twin=b value"], (await bench.ReadAllAsync()).Select(series => series.Key.Canonical));
    }
}

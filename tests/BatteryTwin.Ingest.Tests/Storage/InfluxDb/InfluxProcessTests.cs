using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using BatteryTwin.Ingest.Tests.Pipeline;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Storage.InfluxDb;

/// <summary>The ingest service as a process before an InfluxDB server, with <c>kill -9</c> of both.</summary>
public sealed class InfluxProcessTests : IAsyncLifetime
{
    private const int LinesPerBatch = 50;
    private const long FirstNs = 1_774_958_400_000_000_000;

    private readonly InfluxServer _server = new();
    private readonly TemporaryFolder _folder = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Write_ProcessAndServerKilled_EveryAcknowledgedPointArrivesOnce()
    {
        ConcurrentBag<int> acknowledged = [];
        int nextBatch = 0;
        foreach (bool killServer in new[] { false, true })
        {
            int goal = acknowledged.Count + 40;
            await using IngestProcess process = await StartAsync();
            Task[] writers = [.. Enumerable.Range(0, 2).Select(_ => WriteUntilCutOffAsync(process.Client, () => Interlocked.Increment(ref nextBatch), acknowledged))];
            await Eventually.IsTrue(() => acknowledged.Count >= goal || Array.Exists(writers, writer => writer.IsFaulted), $"{goal} batches are acknowledged");
            if (killServer)
            {
                await _server.KillAsync();
                goal = acknowledged.Count + 20;
                await Eventually.IsTrue(() => acknowledged.Count >= goal || Array.Exists(writers, writer => writer.IsFaulted), "writes are taken while the server is away");
            }

            await process.KillAsync();
            await Task.WhenAll(writers);
        }

        // The server is still away: the process starts all the same, says so, and sends when it is back.
        await using IngestProcess last = await StartAsync();
        await EventuallyReadyAsync(last.Client, "Degraded");
        Assert.Contains("batterytwin_store_series", await last.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await _server.StartAsync();
        await EventuallyReadyAsync(last.Client, "nothing waits");
        HashSet<long> stored = await NumbersAsync();
        Assert.True(acknowledged.Count >= 100);
        Assert.All(acknowledged, batch => Assert.All(Enumerable.Range(0, LinesPerBatch), line => Assert.Contains((batch * LinesPerBatch) + line, stored)));
    }

    private Task<IngestProcess> StartAsync() => IngestProcess.StartAsync(
        _folder.PathOf("data"),
        "--BatteryTwin:Telemetry:Store=InfluxDb",
        $"--BatteryTwin:Telemetry:InfluxDb:Url={_server.Url}",
        "--BatteryTwin:Telemetry:InfluxDb:MaxRetryDelay=00:00:01");

    private static async Task WriteUntilCutOffAsync(HttpClient client, Func<int> next, ConcurrentBag<int> acknowledged)
    {
        while (true)
        {
            int batch = next();
            string lines = string.Concat(Enumerable.Range(batch * LinesPerBatch, LinesPerBatch).Select(number => $"w,twin=x n={number}i {FirstNs + (number * 1_000_000L)}\n"));
            using ByteArrayContent content = new(Encoding.UTF8.GetBytes(lines));
            try
            {
                using HttpResponseMessage response = await client.PostAsync("/api/v2/write", content);
                Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
                acknowledged.Add(batch);
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    private static async Task EventuallyReadyAsync(HttpClient client, string expected)
    {
        string answer = string.Empty;
        using CancellationTokenSource deadline = new(TimeSpan.FromSeconds(20));
        while (!answer.Contains(expected, StringComparison.Ordinal))
        {
            Assert.False(deadline.IsCancellationRequested, $"'{expected}' is not in {answer}");
            using HttpResponseMessage response = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
            answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private async Task<HashSet<long>> NumbersAsync()
    {
        using JsonDocument answer = JsonDocument.Parse(await _server.QueryAsync("SELECT n FROM w", "batterytwin"));
        JsonElement[] rows = [.. answer.RootElement.GetProperty("results")[0].GetProperty("series")[0].GetProperty("values").EnumerateArray()];
        HashSet<long> numbers = [];
        foreach (JsonElement row in rows)
        {
            Assert.Equal(FirstNs + (row[1].GetInt64() * 1_000_000), row[0].GetInt64());
            Assert.True(numbers.Add(row[1].GetInt64()));
        }

        return numbers;
    }
}

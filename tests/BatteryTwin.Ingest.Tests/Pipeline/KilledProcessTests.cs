using System.Collections.Concurrent;
using System.Net;
using System.Text;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Tests.Pipeline;

/// <summary>What was acknowledged is there after <c>kill -9</c>.</summary>
public sealed class KilledProcessTests
{
    private const int Writers = 3;
    private const int LinesPerBatch = 50;
    private const long FirstNs = 1_774_958_400_000_000_000;

    [Fact]
    public async Task Write_ProcessKilledInTheMiddle_KeepsEveryAcknowledgedPoint()
    {
        using TemporaryFolder folder = new();
        ConcurrentBag<(int Writer, int Batch)> acknowledged = [];
        int nextBatch = 0;
        foreach (int enough in new[] { 10, 45, 90 })
        {
            int goal = acknowledged.Count + enough;
            await using IngestProcess process = await IngestProcess.StartAsync(folder.PathOf("data"));
            Task[] writers = [.. Enumerable.Range(0, Writers).Select(writer => WriteUntilCutOffAsync(process.Client, writer, () => Interlocked.Increment(ref nextBatch), acknowledged))];
            await Eventually.IsTrue(() => acknowledged.Count >= goal || Array.Exists(writers, writer => writer.IsFaulted), $"{goal} batches are acknowledged");
            await process.KillAsync();
            await Task.WhenAll(writers);
        }

        Dictionary<(int Writer, int Batch), int> stored = await CountAsync(folder.PathOf("data"));
        Assert.True(acknowledged.Count >= 145);
        Assert.All(acknowledged, batch => Assert.Equal(LinesPerBatch * 2, stored.GetValueOrDefault(batch)));
        Assert.All(stored.Values, count => Assert.Equal(LinesPerBatch * 2, count));
    }

    private static async Task WriteUntilCutOffAsync(HttpClient client, int writer, Func<int> next, ConcurrentBag<(int Writer, int Batch)> acknowledged)
    {
        while (true)
        {
            int batch = next();
            byte[] lines = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, LinesPerBatch).Select(line => Line(writer, batch, line))));
            using ByteArrayContent content = new(batch % 2 == 0 ? lines : WriteHost.Gzip(lines));
            if (batch % 2 != 0)
            {
                content.Headers.ContentEncoding.Add("gzip");
            }

            try
            {
                using HttpResponseMessage response = await client.PostAsync("/api/v2/write", content);
                Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
                acknowledged.Add((writer, batch));
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    private static string Line(int writer, int batch, int line) =>
        $"w,twin=writer{writer} n={(batch * LinesPerBatch) + line}i,text=\"b{batch} l{line} ü\" {FirstNs + (((batch * LinesPerBatch) + line) * 1_000_000L)}\n";

    /// <summary>Opens the directory the way the program does; every value found must be one that was sent.</summary>
    private static async Task<Dictionary<(int Writer, int Batch), int>> CountAsync(string directory)
    {
        ServiceCollection services = new();
        services.AddLogging().AddSingleton(TimeProvider.System);
        services.AddTelemetryStorage(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("BatteryTwin:DataDirectory", (string?)directory)]).Build());
        await using ServiceProvider provider = services.BuildServiceProvider();
        ITelemetryStore store = provider.GetRequiredService<ITelemetryStore>();
        Dictionary<(int Writer, int Batch), int> counts = [];
        RangeQuery everything = new() { Series = SeriesSelector.All, FromNs = FirstNs, ToNs = long.MaxValue, Limit = int.MaxValue };
        await foreach (SeriesPoints series in store.ReadAsync(everything, TestContext.Current.CancellationToken))
        {
            int writer = series.Key.Twin![^1] - '0';
            for (int i = 0; i < series.Count; i++)
            {
                int number = (int)((series.TimesNs[i] - FirstNs) / 1_000_000);
                int batch = number / LinesPerBatch;
                FieldValue sent = series.Key.Field == "n" ? FieldValue.Integer(number) : FieldValue.String($"b{batch} l{number % LinesPerBatch} ü");
                Assert.Equal(sent, series.Values[i]);
                counts[(writer, batch)] = counts.GetValueOrDefault((writer, batch)) + 1;
            }
        }

        return counts;
    }
}

using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Api.Adt;

/// <summary>What the service has acknowledged holds: against other writers, and against <c>kill -9</c>.</summary>
public sealed class AdtDurabilityTests : IDisposable
{
    private const string Version = "api-version=2023-10-31";
    private const int Connections = 32;
    private const int Writers = 4;

    private readonly string _directory = Directory.CreateTempSubdirectory("batterytwin-durable-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    /// <summary>Read, add one, write back if nobody was faster: the counter ends at the number of successes.</summary>
    [Fact]
    public async Task Patch_WithTagsFromManyConnections_LosesNoUpdate()
    {
        const int Increments = 8;
        await using TwinServer server = await TwinServer.StartAsync(_directory);
        await CreateAsync(server.Client, "counter");

        int[] conflicts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            using HttpClient client = new() { BaseAddress = new Uri(server.Url) };
            int refused = 0;
            for (int done = 0; done < Increments;)
            {
                (int count, string etag) = await ReadAsync(client, "counter");
                HttpStatusCode status = await WriteAsync(client, "counter", count + 1, etag);
                Assert.True(status is HttpStatusCode.NoContent or HttpStatusCode.PreconditionFailed, $"answered {status}");
                done += status == HttpStatusCode.NoContent ? 1 : 0;
                refused += status == HttpStatusCode.NoContent ? 0 : 1;
            }

            return refused;
        }));

        Assert.Equal(Connections * Increments, (await ReadAsync(server.Client, "counter")).Count);
        TestContext.Current.TestOutputHelper?.WriteLine($"{conflicts.Sum()} conflicts");
    }

    [Fact]
    public async Task Patch_ProcessKilledInTheMiddle_KeepsEveryAcknowledgedChange()
    {
        int[] sent = new int[Writers];
        int[] acknowledged = new int[Writers];
        foreach (int enough in new[] { 20, 150, 400 })
        {
            await using TwinProcess process = await TwinProcess.StartAsync(_directory);
            if (enough == 20)
            {
                await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => CreateAsync(process.Client, $"counter{writer}")));
            }

            await CompareAsync(process.Client, sent, acknowledged);
            int goal = acknowledged.Sum() + enough;
            TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Task[] writers = [.. Enumerable.Range(0, Writers).Select(writer => CountUntilCutOffAsync(process.Client, writer, sent, acknowledged, () =>
            {
                if (acknowledged.Sum() >= goal)
                {
                    reached.TrySetResult();
                }
            }))];
            await Task.WhenAny([reached.Task, .. writers]);
            await process.KillAsync();
            await Task.WhenAll(writers);
            Assert.True(reached.Task.IsCompleted, "a writer stopped before the process was killed");
        }

        await using TwinProcess last = await TwinProcess.StartAsync(_directory);
        await CompareAsync(last.Client, sent, acknowledged);
        Assert.True(acknowledged.Sum() >= 570);
    }

    private static async Task CountUntilCutOffAsync(HttpClient client, int writer, int[] sent, int[] acknowledged, Action onAcknowledged)
    {
        while (true)
        {
            int next = ++sent[writer];
            try
            {
                Assert.Equal(HttpStatusCode.NoContent, await WriteAsync(client, $"counter{writer}", next, etag: null));
            }
            catch (HttpRequestException)
            {
                return;
            }

            Volatile.Write(ref acknowledged[writer], next);
            onAcknowledged();
        }
    }

    /// <summary>The value of a counter is the last acknowledged one, or the one that was under way when the process ended.</summary>
    private static async Task CompareAsync(HttpClient client, int[] sent, int[] acknowledged)
    {
        for (int writer = 0; writer < Writers; writer++)
        {
            Assert.InRange((await ReadAsync(client, $"counter{writer}")).Count, acknowledged[writer], sent[writer]);
        }
    }

    private static async Task CreateAsync(HttpClient client, string id)
    {
        const string Model = """[{"@id":"dtmi:t:Counter;1","@type":"Interface","@context":"dtmi:dtdl:context;2","contents":[{"@type":"Property","name":"count","schema":"integer"}]}]""";
        using HttpResponseMessage model = await client.PostAsync($"/models?{Version}", Json(Model, "application/json"), TestContext.Current.CancellationToken);
        Assert.True(model.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict);
        using HttpResponseMessage twin = await client.PutAsync(
            $"/digitaltwins/{id}?{Version}", Json("""{"$metadata":{"$model":"dtmi:t:Counter;1"},"count":0}""", "application/json"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, twin.StatusCode);
    }

    private static async Task<(int Count, string ETag)> ReadAsync(HttpClient client, string id)
    {
        JsonElement twin = await client.GetFromJsonAsync<JsonElement>($"/digitaltwins/{id}?{Version}", TestContext.Current.CancellationToken);
        return (twin.GetProperty("count").GetInt32(), twin.GetProperty("$etag").GetString()!);
    }

    private static async Task<HttpStatusCode> WriteAsync(HttpClient client, string id, int count, string? etag)
    {
        string patch = string.Create(CultureInfo.InvariantCulture, $$"""[{"op":"replace","path":"/count","value":{{count}}}]""");
        using HttpRequestMessage request = new(HttpMethod.Patch, $"/digitaltwins/{id}?{Version}") { Content = Json(patch, "application/json-patch+json") };
        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", etag);
        }

        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static StringContent Json(string text, string type) => new(text, Encoding.UTF8, new MediaTypeHeaderValue(type));
}

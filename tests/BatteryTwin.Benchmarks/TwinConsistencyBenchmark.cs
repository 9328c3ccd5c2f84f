using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace BatteryTwin.Benchmarks;

/// <summary>
/// Readers and writers together against a running server. Each writer reads a twin, adds one to two of its properties and writes them back with the tag it
/// read; each reader asks for the twins by query. Every row must show a pair that is equal and not older than one seen before, and in the end every twin
/// must stand at the number of writes that were acknowledged.
/// </summary>
internal sealed class TwinConsistencyBenchmark : IDisposable
{
    private const int Twins = 20;
    private const int Writers = 16;
    private const int Readers = 4;
    private const string Version = "api-version=2023-10-31";
    private static readonly string s_query = $"SELECT T.$dtId AS id, T.capacity, T.voltage FROM DIGITALTWINS T WHERE T.$dtId IN [{string.Join(',', Enumerable.Range(0, Twins).Select(i => $"'{Id(i)}'"))}]";

    private readonly HttpClient _client;
    private readonly long[] _acknowledged = new long[Twins];
    private long _conflicts;
    private long _rows;
    private long _violations;

    private TwinConsistencyBenchmark(string url) => _client = new HttpClient { BaseAddress = new Uri(url) };

    public static async Task<bool> RunAsync(string url, int seconds)
    {
        using TwinConsistencyBenchmark run = new(url);
        return await run.RunAsync(TimeSpan.FromSeconds(seconds));
    }

    public void Dispose() => _client.Dispose();

    private static string Id(int i) => $"consistency-{i:D2}";

    private async Task<bool> RunAsync(TimeSpan duration)
    {
        await Prepare();
        long start = Stopwatch.GetTimestamp();
        bool IsOver() => Stopwatch.GetElapsedTime(start) > duration;
        await Task.WhenAll(
        [
            .. Enumerable.Range(0, Writers).Select(i => Task.Run(() => Write(new Random(i), IsOver))),
            .. Enumerable.Range(0, Readers).Select(_ => Task.Run(() => Read(IsOver))),
        ]);
        long lost = 0;
        foreach ((int twin, int capacity, int _) in await Query())
        {
            lost += Math.Abs(_acknowledged[twin] - capacity);
        }

        Console.WriteLine(
            $"{_acknowledged.Sum():N0} writes acknowledged, {_conflicts:N0} refused for their tag, {_rows:N0} rows read in {duration.TotalSeconds:0} s: {lost} updates lost, {_violations} rows that never were");
        return lost + _violations == 0;
    }

    private async Task Prepare()
    {
        using StringContent models = new(CellPlant.Models, Encoding.UTF8, "application/json");
        using HttpResponseMessage uploaded = await _client.PostAsync($"/models?{Version}", models);
        for (int i = 0; i < Twins; i++)
        {
            using StringContent twin = new("""{"capacity": 0, "voltage": 0, "tab": {}, "$metadata": {"$model": "dtmi:bench:Cell;1"}}""", new MediaTypeHeaderValue("application/json"));
            (await _client.PutAsync($"/digitaltwins/{Id(i)}?{Version}", twin)).EnsureSuccessStatusCode().Dispose();
        }
    }

    private async Task Write(Random random, Func<bool> isOver)
    {
        while (!isOver())
        {
            int twin = random.Next(Twins);
            using HttpResponseMessage read = await _client.GetAsync($"/digitaltwins/{Id(twin)}?{Version}");
            JsonElement state = await read.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
            int next = state.GetProperty("capacity").GetInt32() + 1;
            using HttpRequestMessage request = new(HttpMethod.Patch, $"/digitaltwins/{Id(twin)}?{Version}");
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(state.GetProperty("$etag").GetString()!));
            request.Content = new StringContent(
                string.Create(CultureInfo.InvariantCulture, $$"""[{"op": "replace", "path": "/capacity", "value": {{next}}}, {"op": "replace", "path": "/voltage", "value": {{next}}}]"""),
                Encoding.UTF8,
                "application/json-patch+json");
            using HttpResponseMessage written = await _client.SendAsync(request);
            if (written.StatusCode == HttpStatusCode.PreconditionFailed)
            {
                Interlocked.Increment(ref _conflicts);
            }
            else
            {
                written.EnsureSuccessStatusCode();
                Interlocked.Increment(ref _acknowledged[twin]);
            }
        }
    }

    private async Task Read(Func<bool> isOver)
    {
        int[] seen = new int[Twins];
        while (!isOver())
        {
            foreach ((int twin, int capacity, int voltage) in await Query())
            {
                Interlocked.Increment(ref _rows);
                if (capacity != voltage || capacity < seen[twin])
                {
                    Interlocked.Increment(ref _violations);
                }

                seen[twin] = capacity;
            }
        }
    }

    private async Task<IEnumerable<(int Twin, int Capacity, int Voltage)>> Query()
    {
        using HttpResponseMessage response = await _client.PostAsJsonAsync($"/query?{Version}", new { query = s_query });
        JsonElement page = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        return page.GetProperty("value").EnumerateArray().Select(row => (
            int.Parse(row.GetProperty("id").GetString()![^2..], CultureInfo.InvariantCulture), row.GetProperty("capacity").GetInt32(), row.GetProperty("voltage").GetInt32()));
    }
}

using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace BatteryTwin.Web.Tests.Backups;

/// <summary>Writers that count over HTTP: one twin's property by patches, one series by line protocol. What was acknowledged is known at any time.</summary>
internal sealed class CountedPlant(HttpClient client)
{
    private const string Version = "api-version=2023-10-31";
    private const string Model = """[{"@id":"dtmi:t:Counter;1","@type":"Interface","@context":"dtmi:dtdl:context;2","contents":[{"@type":"Property","name":"count","schema":"integer"}]}]""";
    private const long FirstNs = 1_774_958_400_000_000_000;

    private int _patched;
    private int _written;

    public int Patched => Volatile.Read(ref _patched);

    public int Written => Volatile.Read(ref _written);

    public async Task CreateAsync()
    {
        using HttpResponseMessage model = await client.PostAsync($"/models?{Version}", Json(Model, "application/json"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, model.StatusCode);
        using HttpResponseMessage twin = await client.PutAsync(
            $"/digitaltwins/counter?{Version}", Json("""{"$metadata":{"$model":"dtmi:t:Counter;1"},"count":0}""", "application/json"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, twin.StatusCode);
    }

    /// <summary>Counts until stopped or cut off.</summary>
    public Task RunAsync(CancellationToken stop) => Task.WhenAll(
        Task.Run(() => CountAsync(PatchAsync, n => Volatile.Write(ref _patched, n), stop), CancellationToken.None),
        Task.Run(() => CountAsync(WriteAsync, n => Volatile.Write(ref _written, n), stop), CancellationToken.None));

    /// <summary>The twin's count, and the counts of the series, which must be 1, 2, 3, …, as a server has them.</summary>
    public static async Task<(int Patched, int Written)> ReadAsync(HttpClient server)
    {
        JsonElement twin = await server.GetFromJsonAsync<JsonElement>($"/digitaltwins/counter?{Version}", TestContext.Current.CancellationToken);
        JsonElement answer = await server.GetFromJsonAsync<JsonElement>("/api/telemetry/range?twin=series&field=n&from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z", TestContext.Current.CancellationToken);
        int[] counts = [.. answer.GetProperty("series").EnumerateArray().SelectMany(series => series.GetProperty("points").EnumerateArray()).Select(point => point[1].GetInt32())];
        Assert.Equal(Enumerable.Range(1, counts.Length), counts);
        return (twin.GetProperty("count").GetInt32(), counts.Length);
    }

    private static async Task CountAsync(Func<int, Task<HttpResponseMessage>> send, Action<int> acknowledged, CancellationToken stop)
    {
        for (int next = 1; !stop.IsCancellationRequested; next++)
        {
            try
            {
                using HttpResponseMessage response = await send(next);
                Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
            }
            catch (HttpRequestException)
            {
                return;
            }

            acknowledged(next);
        }
    }

    private Task<HttpResponseMessage> PatchAsync(int n) => client.PatchAsync(
        $"/digitaltwins/counter?{Version}", Json(string.Create(CultureInfo.InvariantCulture, $$"""[{"op":"replace","path":"/count","value":{{n}}}]"""), "application/json-patch+json"), CancellationToken.None);

    private Task<HttpResponseMessage> WriteAsync(int n) =>
        client.PostAsync("/api/v2/write", Json(string.Create(CultureInfo.InvariantCulture, $"c,twin=series n={n}i {FirstNs + (n * 1_000_000L)}"), "text/plain"), CancellationToken.None);

    private static ByteArrayContent Json(string text, string type)
    {
        ByteArrayContent content = new(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }
}

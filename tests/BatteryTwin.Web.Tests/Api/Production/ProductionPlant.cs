using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Api.Production;

/// <summary>
/// The whole program with a plant of one line of two stations, and a day of telemetry at one value a minute: 26 October 2025, which has 25 hours in Berlin. Both stations
/// make 600 an hour with 2 % scrap and draw 100 kW; the last one stands still from 10:00 to 11:00 UTC.
/// </summary>
internal sealed class ProductionPlant : IAsyncDisposable
{
    public const string Day = "from=2025-10-26T00:00:00%2B02:00&to=2025-10-27T00:00:00%2B01:00";

    private const string Graph = """
        {"digitalTwinsFileInfo": {"fileVersion": "1.0.0"},
         "digitalTwinsGraph": {
           "digitalTwins": [
             {"$dtId": "Plant-B", "Name": "Berlin plant", "TimeZone": "Europe/Berlin", "$metadata": {"$model": "dtmi:t:Plant;1"}},
             {"$dtId": "Line1-B", "Name": "Line 1", "$metadata": {"$model": "dtmi:t:Line;1"}},
             {"$dtId": "Mix-B", "NominalRate": 600, "$metadata": {"$model": "dtmi:t:Step;1"}},
             {"$dtId": "Test-B", "NominalRate": 600, "$metadata": {"$model": "dtmi:t:Step;1"}}],
           "relationships": [
             {"$relationshipId": "a", "$sourceId": "Plant-B", "$relationshipName": "rel_has_lines", "$targetId": "Line1-B"},
             {"$relationshipId": "b", "$sourceId": "Line1-B", "$relationshipName": "rel_runs_steps", "$targetId": "Mix-B"},
             {"$relationshipId": "c", "$sourceId": "Line1-B", "$relationshipName": "rel_runs_steps", "$targetId": "Test-B"},
             {"$relationshipId": "d", "$sourceId": "Mix-B", "$relationshipName": "rel_feeds", "$targetId": "Test-B"}]},
         "digitalTwinsModels": [
           {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:t:Plant;1", "@type": "Interface", "contents": [
             {"@type": "Property", "name": "Name", "schema": "string"}, {"@type": "Property", "name": "TimeZone", "schema": "string"},
             {"@type": "Relationship", "name": "rel_has_lines"}]},
           {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:t:Line;1", "@type": "Interface", "contents": [
             {"@type": "Property", "name": "Name", "schema": "string"}, {"@type": "Relationship", "name": "rel_runs_steps"}]},
           {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:t:Step;1", "@type": "Interface", "contents": [
             {"@type": "Property", "name": "NominalRate", "schema": "double"}, {"@type": "Property", "name": "OperatingState", "schema": "string"},
             {"@type": "Telemetry", "name": "throughput", "schema": "double"}, {"@type": "Telemetry", "name": "scrapRate", "schema": "double"}, {"@type": "Telemetry", "name": "power", "schema": "double"},
             {"@type": "Relationship", "name": "rel_feeds"}]}]}
        """;

    private static readonly DateTimeOffset s_start = new(2025, 10, 25, 22, 0, 0, TimeSpan.Zero);

    private ProductionPlant(TwinServer server) => Server = server;

    public TwinServer Server { get; }

    public HttpClient Client => Server.Client;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The program over a directory that was filled before.</summary>
    public static async Task<ProductionPlant> ReopenAsync(string directory) => new(await TwinServer.StartAsync(directory));

    public static async Task<ProductionPlant> StartAsync(string? directory = null)
    {
        ProductionPlant plant = new(await TwinServer.StartAsync(directory));
        using HttpResponseMessage import = await plant.Client.PostAsync("/api/graph/import", new StringContent(Graph, Encoding.UTF8, "application/json"), Stop);
        string jobId = (await import.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("jobId").GetString()!;
        Assert.Equal("succeeded", (await plant.Server.JobAsync(jobId)).GetProperty("state").GetString());
        await plant.WriteAsync("Mix-B", 0, 25 * 60);
        await plant.WriteAsync("Test-B", 0, 25 * 60, stoppedFrom: 720, stoppedTo: 780);
        return plant;
    }

    /// <summary>Writes a value a minute, from one minute (inclusive) to another (exclusive) after 22:00 UTC of the evening before.</summary>
    public async Task WriteAsync(string twin, int from, int to, int stoppedFrom = 0, int stoppedTo = 0)
    {
        StringBuilder lines = new();
        for (int minute = from; minute < to; minute++)
        {
            Line(lines, twin, minute, minute >= stoppedFrom && minute < stoppedTo);
        }

        using HttpResponseMessage written = await Client.PostAsync("/api/v2/write?precision=s", new StringContent(lines.ToString()), Stop);
        Assert.Equal(System.Net.HttpStatusCode.NoContent, written.StatusCode);
    }

    public async Task<JsonElement[]> RowsAsync(string path) => [.. (await Client.GetFromJsonAsync<JsonElement>($"/api/production/{path}", Stop)).GetProperty("rows").EnumerateArray()];

    public async Task<JsonElement> RowAsync(string path) => Assert.Single(await RowsAsync(path));

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json = null, string? ifMatch = null)
    {
        HttpRequestMessage request = new(method, $"/api/production/{path}") { Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json") };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return Client.SendAsync(request, Stop);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private static void Line(StringBuilder lines, string twin, int minute, bool stopped) => lines.Append(
        System.Globalization.CultureInfo.InvariantCulture,
        $"plant,twin={twin} OperatingState=\"{(stopped ? "Stopped" : "Running")}\",throughput={(stopped ? 0.0 : 600.0):F1},scrapRate=2.0,power=100.0 {s_start.AddMinutes(minute).ToUnixTimeSeconds()}\n");
}

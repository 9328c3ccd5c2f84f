using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BatteryTwin.Tests.Shared.Plant;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Api.RootCause;

/// <summary>Causal models and alarm floods over HTTP, on the whole program.</summary>
public sealed class RootCauseApiTests : IAsyncLifetime
{
    private const string Graph = """
        {"target":"scrap","nodes":[{"id":"air","kind":"continuous","unit":"degC","tier":"input"},{"id":"oven","kind":"continuous"},{"id":"scrap","kind":"binary"}],
         "edges":[{"from":"air","to":"oven"},{"from":"oven","to":"scrap"}]}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("batterytwin-rootcause-").FullName;
    private TwinServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TwinServer.StartAsync(_folder);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Model_IsFittedAskedKeptAndDeleted()
    {
        (HttpStatusCode status, JsonElement model) = await AddAsync(Graph, Units(500, 20, 1));
        string path = $"/api/rootcause/models/{model.GetProperty("id").GetString()}";

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(["air", "oven", "scrap"], model.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()));
        Assert.Equal(0, model.GetProperty("warnings").GetArrayLength());

        JsonElement units = await PostAsync($"{path}/units?seed=5", "id,air,oven,scrap\nU-1,26,118,1\nU-2,20,116,1\n");
        JsonElement hot = units.GetProperty("units")[0];
        Assert.Equal("U-1", hot.GetProperty("id").GetString());
        Assert.Equal("air", hot.GetProperty("contributions")[0].GetProperty("node").GetString());
        Assert.Equal(hot.GetProperty("score").GetDouble(), hot.GetProperty("contributions").EnumerateArray().Sum(one => one.GetProperty("value").GetDouble()), 1e-9);
        Assert.True(hot.GetProperty("wouldPassIf").GetProperty("air").GetBoolean());
        Assert.False(hot.GetProperty("wouldPassIf").GetProperty("oven").GetBoolean());
        Assert.Equal("oven", units.GetProperty("units")[1].GetProperty("contributions")[0].GetProperty("node").GetString());
        Assert.StartsWith("nats", units.GetProperty("scale").GetString(), StringComparison.Ordinal);

        JsonElement changed = await PostAsync($"{path}/batches", Units(300, 22, 2));
        Assert.Equal("changed", changed.GetProperty("verdict").GetString());
        Assert.Equal("air", Assert.Single(changed.GetProperty("changed").EnumerateArray()).GetProperty("node").GetString());
        Assert.Equal("unchanged", (await PostAsync($"{path}/batches", Units(300, 20, 3))).GetProperty("verdict").GetString());

        JsonElement held = await PostAsync($"{path}/interventions", """{"set":{"air":10}}""", "application/json");
        Assert.InRange(held.GetProperty("expected").GetDouble(), 0, 0.01);
        Assert.Contains("extrapolation", held.GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);

        await _server.DisposeAsync();
        _server = await TwinServer.StartAsync(_folder);
        JsonElement again = await _server.Client.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);
        Assert.Equal(model.GetRawText(), again.GetRawText());
        Assert.Equal(units.GetRawText(), (await PostAsync($"{path}/units?seed=5", "id,air,oven,scrap\nU-1,26,118,1\nU-2,20,116,1\n")).GetRawText());

        Assert.Equal(HttpStatusCode.NoContent, (await _server.Client.DeleteAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _server.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(0, (await _server.Client.GetFromJsonAsync<JsonElement>("/api/rootcause/models", TestContext.Current.CancellationToken)).GetProperty("models").GetArrayLength());
    }

    [Fact]
    public async Task CompressedUploads_AreTaken_DamagedOnesRefused()
    {
        byte[] data = PlantTables.Gzip(Units(200, 20, 4));
        (HttpStatusCode status, JsonElement model) = await AddAsync(PlantTables.Gzip(Graph), data);
        Assert.Equal(HttpStatusCode.Created, status);
        using ByteArrayContent units = new(PlantTables.Gzip("id,air,oven,scrap\n7,26,118,1\n"));
        HttpResponseMessage answer = await _server.Client.PostAsync(new Uri($"/api/rootcause/models/{model.GetProperty("id").GetString()}/units", UriKind.Relative), units, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        data.AsSpan(20, data.Length - 40).Clear();
        (HttpStatusCode refused, JsonElement problem) = await AddAsync(Encoding.UTF8.GetBytes(Graph), data);
        Assert.Equal(HttpStatusCode.BadRequest, refused);
        Assert.Contains("gzip", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnusableModels_AreRefused_WithTheReason()
    {
        string data = Units(200, 20, 5);
        await RefusedAsync(Graph.Replace("\"edges\":[", "\"edges\":[{\"from\":\"scrap\",\"to\":\"air\"},", StringComparison.Ordinal), data, "cycle");
        await RefusedAsync(Graph.Replace("\"from\":\"air\"", "\"from\":\"sun\"", StringComparison.Ordinal), data, "'sun'");
        await RefusedAsync(Graph, data.Replace("oven", "ofen", StringComparison.Ordinal), "no column for node oven");
        await RefusedAsync(Graph, "id,air,oven,scrap\n", "0 units");
        await RefusedAsync(Graph, string.Empty, "empty");
        await RefusedAsync("{", data, "no JSON");
        await RefusedAsync(Graph, "id,air,oven,scrap\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i},,10{i % 7},{i % 2}\n")), "'air' of the reference has no value");
        await RefusedAsync(Graph, "id,air,oven,scrap\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i},2{i % 9},10{i % 7},0\n")), "target 'scrap' has the same value");

        using MultipartFormDataContent half = new() { { new StringContent(Graph), "graph" } };
        HttpResponseMessage response = await _server.Client.PostAsync(new Uri("/api/rootcause/models", UriKind.Relative), half, TestContext.Current.CancellationToken);
        Assert.Contains("the part 'data' is missing", await ProblemAsync(response), StringComparison.Ordinal);
        using StringContent plain = new(data, Encoding.UTF8, "text/csv");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await _server.Client.PostAsync(new Uri("/api/rootcause/models", UriKind.Relative), plain, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task UnusableQuestions_AreRefused_WithTheReason()
    {
        (_, JsonElement model) = await AddAsync(Graph, Units(200, 20, 6));
        string path = $"/api/rootcause/models/{model.GetProperty("id").GetString()}";

        Assert.Contains("'hot' is no number", await ProblemAsync(await SendAsync($"{path}/units", "id,air,oven,scrap\n1,hot,1,1\n", "text/csv")), StringComparison.Ordinal);
        Assert.Contains("seed", await ProblemAsync(await SendAsync($"{path}/units?seed=x", "id,air,oven,scrap\n1,2,1,1\n", "text/csv")), StringComparison.Ordinal);
        Assert.Contains("'scrap' has the value 3", await ProblemAsync(await SendAsync($"{path}/units", "id,air,oven,scrap\n1,20,100,3\n", "application/octet-stream")), StringComparison.Ordinal);
        Assert.Contains("at least 8", await ProblemAsync(await SendAsync($"{path}/batches", "id,air,oven,scrap\n1,20,100,0\n", "text/csv")), StringComparison.Ordinal);
        Assert.Contains("'moon' is none of the nodes", await ProblemAsync(await SendAsync($"{path}/interventions", """{"set":{"moon":1}}""", "application/json")), StringComparison.Ordinal);
        Assert.Contains("'set' is missing", await ProblemAsync(await SendAsync($"{path}/interventions", "{}", "application/json")), StringComparison.Ordinal);
        Assert.Contains("no number", await ProblemAsync(await SendAsync($"{path}/interventions", """{"set":{"air":"20"}}""", "application/json")), StringComparison.Ordinal);
        HttpResponseMessage unknown = await SendAsync("/api/rootcause/models/00000000000000000000000000000000/batches", "x", "text/csv");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync("/api/rootcause/models/..%2F..%2Ftwins/units", "x", "text/csv")).StatusCode);
    }

    [Fact]
    public async Task Alarms_AreRankedByTheirRoots()
    {
        const string Nodes = "label,type\npump_ok,Variable\nflow_ok,Variable\nA_flow,Alarm\n";
        const string Edges = "source_label,target_label\npump_ok,flow_ok\nflow_ok,A_flow\n";
        const string Events = "time_s,node,value,type\n0,pump_ok,True,Binary\n0,flow_ok,True,Binary\n0,A_flow,False,Alarm\n10,flow_ok,False,Binary\n11,pump_ok,False,Binary\n12,A_flow,True,Alarm\n";
        const string Normal = "time_s,node,value,type\n0,pump_ok,True,Binary\n0,flow_ok,True,Binary\n0,A_flow,False,Alarm\n300,pump_ok,True,Binary\n";
        using MultipartFormDataContent form = new()
        {
            { new StringContent(Nodes), "nodes", "nodes.csv" }, { new StringContent(Edges), "edges", "edges.csv" }, { new ByteArrayContent(PlantTables.Gzip(Events)), "events", "events.csv.gz" },
            { new StringContent("20"), "at" }, { new StringContent(Normal), "normal", "a.csv" }, { new StringContent(Normal), "normal", "b.csv" },
        };

        HttpResponseMessage response = await _server.Client.PostAsync(new Uri("/api/rootcause/alarms", UriKind.Relative), form, TestContext.Current.CancellationToken);
        JsonElement answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("pump_ok", answer.GetProperty("ranked")[0].GetProperty("node").GetString());
        Assert.True(answer.GetProperty("ranked")[0].GetProperty("score").GetDouble() > answer.GetProperty("ranked")[1].GetProperty("score").GetDouble());

        using MultipartFormDataContent wrong = new() { { new StringContent(Nodes), "nodes" }, { new StringContent(Edges), "edges" }, { new StringContent(Events), "events" }, { new StringContent("noon"), "at" } };
        Assert.Contains("'at' is 'noon'", await ProblemAsync(await _server.Client.PostAsync(new Uri("/api/rootcause/alarms", UriKind.Relative), wrong, TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenApi_DescribesTheOperations()
    {
        JsonElement paths = (await _server.Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", TestContext.Current.CancellationToken)).GetProperty("paths");

        Assert.All(
            ["/api/rootcause/models", "/api/rootcause/models/{id}", "/api/rootcause/models/{id}/units", "/api/rootcause/models/{id}/batches", "/api/rootcause/models/{id}/interventions", "/api/rootcause/alarms"],
            path => Assert.True(paths.TryGetProperty(path, out _), path));
    }

    /// <summary>Oven = 100 + 3·(air − 20) + noise (sd 2), scrap above 108.</summary>
    private static string Units(int count, double air, int seed)
    {
        Random random = new(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        StringBuilder csv = new("id,air,oven,scrap\n");
        for (int i = 1; i <= count; i++)
        {
            double breath = air + (2 * Normal());
            double oven = 100 + (3 * (breath - 20)) + (2 * Normal());
            csv.Append(CultureInfo.InvariantCulture, $"{i},{breath:0.000},{oven:0.000},{(oven > 108 ? 1 : 0)}\n");
        }

        return csv.ToString();
    }

    private Task<(HttpStatusCode Status, JsonElement Answer)> AddAsync(string graph, string data) => AddAsync(Encoding.UTF8.GetBytes(graph), Encoding.UTF8.GetBytes(data));

    private async Task<(HttpStatusCode Status, JsonElement Answer)> AddAsync(byte[] graph, byte[] data)
    {
        using MultipartFormDataContent form = new() { { new ByteArrayContent(graph), "graph", "graph.json" }, { new ByteArrayContent(data), "data", "data.csv" } };
        HttpResponseMessage response = await _server.Client.PostAsync(new Uri("/api/rootcause/models", UriKind.Relative), form, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }

    private async Task RefusedAsync(string graph, string data, string words)
    {
        (HttpStatusCode status, JsonElement problem) = await AddAsync(graph, data);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(words, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> PostAsync(string path, string body, string type = "text/csv")
    {
        HttpResponseMessage response = await SendAsync(path, body, type);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string body, string type)
    {
        using StringContent content = new(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(type).MediaType!);
        return await _server.Client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    private static async Task<string> ProblemAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("detail").GetString()!;
    }
}

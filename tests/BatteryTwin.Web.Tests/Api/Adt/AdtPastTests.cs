using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;

namespace BatteryTwin.Web.Tests.Api.Adt;

/// <summary>The past through the API, against the whole program with its journal.</summary>
public sealed class AdtPastTests : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("batterytwin-past-").FullName;
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _app = WebHost.Build(["--applicationName", "BatteryTwin.Web", "--urls", "http://127.0.0.1:0", "--BatteryTwin:DemoPlant:Enabled=false", $"--BatteryTwin:DataDirectory={_directory}", "--Logging:LogLevel:Default=Warning"]);
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _client = new() { BaseAddress = new Uri(_app.Urls.Single()) };
        await SendAsync("POST", "/models", AdtHost.Models);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Get_AsOf_AnswersWhatWas()
    {
        await PumpsAsync();
        string then = await MomentAsync("/digitaltwins/a");
        await SendAsync("PATCH", "/digitaltwins/a", """[{"op":"replace","path":"/flow","value":9}]""");
        await SendAsync("PATCH", "/digitaltwins/a/components/motor", """[{"op":"add","path":"/speed","value":9}]""");
        await SendAsync("DELETE", "/digitaltwins/a/relationships/r", null);
        await SendAsync("DELETE", "/digitaltwins/b", null);

        Assert.Equal(1.5, (await GetAsync($"/digitaltwins/a?asOf={then}")).GetProperty("flow").GetDouble());
        Assert.False((await GetAsync($"/digitaltwins/a/components/motor?asOf={then}")).TryGetProperty("speed", out _));
        Assert.Equal("b", (await GetAsync($"/digitaltwins/a/relationships/r?asOf={then}")).GetProperty("$targetId").GetString());
        Assert.Equal(1, (await GetAsync($"/digitaltwins/a/relationships?asOf={then}")).GetProperty("value").GetArrayLength());
        Assert.Equal(1, (await GetAsync($"/digitaltwins/b/incomingrelationships?asOf={then}")).GetProperty("value").GetArrayLength());
        Assert.Equal(0, (await GetAsync("/digitaltwins/a/relationships")).GetProperty("value").GetArrayLength());
        Assert.Equal(3, (await GetAsync($"/models?asOf={then}")).GetProperty("value").GetArrayLength());
    }

    [Fact]
    public async Task Query_AsOf_StaysAtThatTimeFromPageToPage()
    {
        await PumpsAsync();
        string then = await MomentAsync("/digitaltwins/c");
        JsonElement first = await QueryAsync($"/query?asOf={then}", """{"query":"SELECT T.$dtId FROM digitaltwins T"}""");
        await SendAsync("DELETE", "/digitaltwins/c", null);
        JsonElement rest = await QueryAsync($"/query?asOf={then}", JsonSerializer.Serialize(new { continuationToken = first.GetProperty("continuationToken").GetString() }));

        Assert.Equal(["a", "b", "c"], first.GetProperty("value").EnumerateArray().Concat(rest.GetProperty("value").EnumerateArray()).Select(row => row.GetProperty("$dtId").GetString()!));
        Assert.Equal(2, (await GetAsync("/query?query=SELECT%20*%20FROM%20digitaltwins")).GetProperty("value").GetArrayLength());
    }

    [Fact]
    public async Task List_AsOf_LinksStayAtThatTime()
    {
        await PumpsAsync();
        await SendAsync("PUT", "/digitaltwins/a/relationships/s", """{"$relationshipName":"feeds","$targetId":"b"}""");
        string then = await MomentAsync("/digitaltwins/a");
        using HttpRequestMessage request = new(HttpMethod.Get, $"/digitaltwins/a/relationships?api-version=2023-10-31&asOf={then}");
        request.Headers.Add("max-items-per-page", "1");
        using HttpResponseMessage response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        JsonElement first = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        await SendAsync("DELETE", "/digitaltwins/a/relationships/s", null);

        JsonElement second = await _client.GetFromJsonAsync<JsonElement>(first.GetProperty("nextLink").GetString(), TestContext.Current.CancellationToken);
        Assert.Equal("s", second.GetProperty("value")[0].GetProperty("$relationshipId").GetString());
    }

    [Theory]
    [InlineData("yesterday", "which is no time")]
    [InlineData("1990-01-01T00:00:00Z", "")]
    public async Task Get_AsOfUnusable_IsRefused(string time, string fragment)
    {
        await PumpsAsync();
        foreach (string path in (string[])["/digitaltwins/a", "/digitaltwins/a/relationships", "/query?query=SELECT%20*%20FROM%20digitaltwins"])
        {
            using HttpResponseMessage response = await _client.GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}api-version=2023-10-31&asOf={time}", TestContext.Current.CancellationToken);
            JsonElement error = (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("error");

            Assert.Equal((400, "InvalidArgument"), ((int)response.StatusCode, error.GetProperty("code").GetString()));
            Assert.Contains(fragment, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task History_OfATwin_SaysWhatWhenByWhomAndFromWhichRequest()
    {
        await PumpsAsync();
        await SendAsync("PATCH", "/digitaltwins/a", """[{"op":"replace","path":"/flow","value":9},{"op":"add","path":"/motor/speed","value":7}]""", ("X-BatteryTwin-Actor", "Ada"), ("x-ms-client-request-id", "r-1"));
        await SendAsync("DELETE", "/digitaltwins/a/relationships/r", null);

        JsonElement history = await _client.GetFromJsonAsync<JsonElement>("/api/twins/a/history", TestContext.Current.CancellationToken);

        JsonElement[] changes = [.. history.GetProperty("changes").EnumerateArray()];
        Assert.Equal(["relationshipDeleted", "twinUpdated", "relationshipPut", "twinPut"], changes.Select(change => change.GetProperty("kind").GetString()));
        Assert.Equal("""{"name":"Ada","selfDeclared":true}""", changes[1].GetProperty("by").GetRawText());
        Assert.Equal(("api", "r-1"), (changes[1].GetProperty("source").GetString(), changes[1].GetProperty("request").GetString()));
        Assert.Equal((9, 7), (changes[1].GetProperty("values").GetProperty("flow").GetInt32(), changes[1].GetProperty("values").GetProperty("motor.speed").GetInt32()));
        Assert.Equal(("r", "b"), (changes[2].GetProperty("relationship").GetString(), changes[2].GetProperty("values").GetProperty("$targetId").GetString()));
        Assert.Equal(JsonValueKind.Null, changes[0].GetProperty("by").ValueKind);
        Assert.Equal(("a", JsonValueKind.Null), (history.GetProperty("twin").GetString(), history.GetProperty("next").ValueKind));

        JsonElement page = await _client.GetFromJsonAsync<JsonElement>("/api/twins/a/history?limit=3", TestContext.Current.CancellationToken);
        JsonElement rest = await _client.GetFromJsonAsync<JsonElement>($"/api/twins/a/history?limit=3&before={page.GetProperty("next").GetInt64()}", TestContext.Current.CancellationToken);
        Assert.Equal("twinPut", Assert.Single(rest.GetProperty("changes").EnumerateArray()).GetProperty("kind").GetString());
        string start = Uri.EscapeDataString(changes[1].GetProperty("time").GetString()!);
        Assert.Equal(2, (await _client.GetFromJsonAsync<JsonElement>($"/api/twins/a/history?from={start}", TestContext.Current.CancellationToken)).GetProperty("changes").GetArrayLength());
        Assert.Equal(2, (await _client.GetFromJsonAsync<JsonElement>($"/api/twins/a/history?to={start}", TestContext.Current.CancellationToken)).GetProperty("changes").GetArrayLength());
    }

    [Theory]
    [InlineData("/api/twins/gone/history", 404, "no twin 'gone'")]
    [InlineData("/api/twins/a/history?limit=0", 400, "limit: '0'")]
    [InlineData("/api/twins/a/history?from=x&before=y", 400, "before: 'y' is not the number of a change; from: 'x' is no time")]
    [InlineData("/api/twins/a/history?until=1", 400, "until: unknown parameter")]
    public async Task History_Unusable_IsAProblem(string path, int status, string fragment)
    {
        using HttpResponseMessage response = await _client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains(fragment, (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenApi_Document_DescribesTheHistoryAndLeavesTheDataPlaneToItsOwnDescription()
    {
        JsonElement paths = (await _client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", TestContext.Current.CancellationToken)).GetProperty("paths");

        Assert.True(paths.TryGetProperty("/api/twins/{id}/history", out _));
        Assert.DoesNotContain(paths.EnumerateObject(), path => path.Name.StartsWith("/digitaltwins", StringComparison.Ordinal) || path.Name.StartsWith("/api/proxy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_FromABrowser_IsTheApiAndNoPage()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/models");
        request.Headers.Accept.ParseAdd("text/html");
        using HttpResponseMessage response = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((400, "application/json"), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
    }

    private async Task PumpsAsync()
    {
        foreach (string id in (string[])["a", "b", "c"])
        {
            await SendAsync("PUT", $"/digitaltwins/{id}", AdtHost.PumpBody);
        }

        await SendAsync("PUT", "/digitaltwins/a/relationships/r", """{"$relationshipName":"feeds","$targetId":"b"}""");
    }

    /// <summary>When the last change of a twin or of its relationships was made, as a parameter.</summary>
    private async Task<string> MomentAsync(string path)
    {
        JsonElement history = await _client.GetFromJsonAsync<JsonElement>($"/api/twins/{path.Split('/')[^1]}/history?limit=1", TestContext.Current.CancellationToken);
        JsonElement newest = await _client.GetFromJsonAsync<JsonElement>("/api/twins/a/history?limit=1", TestContext.Current.CancellationToken);
        string[] times = [history.GetProperty("changes")[0].GetProperty("time").GetString()!, newest.GetProperty("changes")[0].GetProperty("time").GetString()!];
        return Uri.EscapeDataString(times.Max(StringComparer.Ordinal)!);
    }

    private async Task SendAsync(string method, string path, string? body, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), $"{path}?api-version=2023-10-31");
        if (body is not null)
        {
            request.Content = new StringContent(body, new MediaTypeHeaderValue(method == "PATCH" ? "application/json-patch+json" : "application/json"));
        }

        foreach ((string name, string value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using HttpResponseMessage response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private Task<JsonElement> GetAsync(string path) =>
        _client.GetFromJsonAsync<JsonElement>($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}api-version=2023-10-31", TestContext.Current.CancellationToken);

    private async Task<JsonElement> QueryAsync(string path, string body)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"{path}&api-version=2023-10-31") { Content = new StringContent(body, new MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("max-items-per-page", "2");
        using HttpResponseMessage response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }
}

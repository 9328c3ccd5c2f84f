using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;

namespace BatteryTwin.Web.Tests.Clients;

/// <summary>Clients that others wrote, against the whole program: what they write is read back equal, over HTTP and over the hub.</summary>
public sealed class ClientTests : IAsyncLifetime
{
    private const string Time = "2026-03-31T12:00:00.123Z";

    private static readonly Dictionary<string, string> s_texts = new()
    {
        ["plain"] = "\"auto\"",
        ["quotes"] = JsonSerializer.Serialize("say \"hi\", it's \\ fine"),
        ["lines"] = JsonSerializer.Serialize("first\nsecond, a=b c"),
        ["unicode"] = JsonSerializer.Serialize("Größe 日本 😀"),
        ["empty"] = "\"\"",
    };

    private readonly string _directory = Directory.CreateTempSubdirectory("batterytwin-clients-").FullName;
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    private string Url => _app.Urls.Single();

    public async ValueTask InitializeAsync()
    {
        _app = WebHost.Build(["--applicationName", "BatteryTwin.Web", "--urls", "http://127.0.0.1:0", "--BatteryTwin:DemoPlant:Enabled=false", $"--BatteryTwin:DataDirectory={_directory}", "--Logging:LogLevel:Default=Warning"]);
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _client = new() { BaseAddress = new Uri(Url) };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task InfluxdbClient_EveryType_IsReadBackEqual()
    {
        using JsonDocument report = JsonDocument.Parse(await NodeClients.RunAsync("write-v2.mjs", Url));

        Dictionary<string, string> expected = new(s_texts)
        {
            ["float"] = "-12.5",
            ["tiny"] = "5E-324",
            ["fi,el=d 日"] = "1",
            ["integer"] = "-42",
            ["large"] = "\"9007199254740994\"",
            ["unsigned"] = "\"18446744073709551615\"",
            ["yes"] = "true",
            ["no"] = "false",
        };
        await AssertStoredAsync("v2-plain", Time, expected);
        await AssertStoredAsync("v2-gzip", "2026-03-31T12:00:00.123456789Z", expected);
        JsonElement many = Assert.Single(await SeriesAsync("v2-many"));
        Assert.Equal(Enumerable.Range(0, 2000), many.GetProperty("points").EnumerateArray().Select(point => point[1].GetInt32()));
        JsonElement refused = report.RootElement.GetProperty("partial");
        Assert.Equal((400, "invalid"), (refused.GetProperty("status").GetInt32(), refused.GetProperty("code").GetString()));
        Assert.Contains("line 2: the field value is no number, boolean or quoted string at column 24", refused.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(await SeriesAsync("v2-partial")).GetProperty("points").GetArrayLength());
    }

    [Fact]
    public async Task Influx_EveryType_IsReadBackEqual()
    {
        using JsonDocument report = JsonDocument.Parse(await NodeClients.RunAsync("write-v1.mjs", Url));

        Dictionary<string, string> expected = new(s_texts) { ["float"] = "-12.5", ["fi,el=d 日"] = "1", ["integer"] = "-42", ["yes"] = "true", ["no"] = "false" };
        await AssertStoredAsync("v1-ms", Time, expected, more: ("integer", 2));
        await AssertStoredAsync("v1-s", "2026-03-31T12:00:00Z", expected);
        Assert.True(report.RootElement.GetProperty("online").GetBoolean());
        Assert.Contains("the time lies before 1990-01-01", report.RootElement.GetProperty("partial").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signalr_WatchedTwins_ReceivesWhatTheInfluxClientsWrote()
    {
        using Process listener = await NodeClients.StartAsync("listen.mjs", Url, "v1-ms", "v2-plain");
        Assert.Equal("\"ready\"", await NextLineAsync(listener));

        await NodeClients.RunAsync("write-v2.mjs", Url);
        await NodeClients.RunAsync("write-v1.mjs", Url);

        Dictionary<string, JsonElement> v2 = [];
        Dictionary<string, JsonElement> v1 = [];
        while (v2.Count < 13 || v1.Count < 10)
        {
            JsonElement message = JsonDocument.Parse(await NextLineAsync(listener)).RootElement;
            Dictionary<string, JsonElement> seen = message.GetProperty("twin").GetString() == "v2-plain" ? v2 : v1;
            foreach (JsonProperty value in message.GetProperty("values").EnumerateObject())
            {
                seen[value.Name] = value.Value;
            }
        }

        listener.StandardInput.Close();
        await listener.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, listener.ExitCode);
        foreach ((string name, string value) in s_texts)
        {
            Assert.Equal(JsonDocument.Parse(value).RootElement.GetString(), v1[name].GetString());
            Assert.Equal(JsonDocument.Parse(value).RootElement.GetString(), v2[name].GetString());
        }

        Assert.Equal((-12.5, true, false), (v1["float"].GetDouble(), v1["yes"].GetBoolean(), v2["no"].GetBoolean()));
        Assert.Equal(-42, v2["integer"].GetInt64());
        Assert.Equal(["9007199254740994", "18446744073709551615"], [Text(v2["large"]), Text(v2["unsigned"])]);
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static async Task<string> NextLineAsync(Process process)
    {
        using CancellationTokenSource deadline = new(TimeSpan.FromSeconds(60));
        return await process.StandardOutput.ReadLineAsync(deadline.Token) ?? throw new InvalidOperationException("the listener ended: " + await process.StandardError.ReadToEndAsync(deadline.Token));
    }

    private async Task AssertStoredAsync(string twin, string time, Dictionary<string, string> expected, (string Field, int Points)? more = null)
    {
        JsonElement[] series = await SeriesAsync(twin);

        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), series.Select(answer => answer.GetProperty("field").GetString()!).Order(StringComparer.Ordinal));
        foreach (JsonElement answer in series)
        {
            string field = answer.GetProperty("field").GetString()!;
            Assert.Equal("my measure,ment", answer.GetProperty("measurement").GetString());
            Assert.Equal("a b,c=d", answer.GetProperty("tags").GetProperty("tag, with=all").GetString());
            Assert.Equal(field == more?.Field ? more.Value.Points : 1, answer.GetProperty("points").GetArrayLength());
            JsonElement point = answer.GetProperty("points")[0];
            Assert.Equal(time, point[0].GetString());
            Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected[field]).RootElement, point[1]), string.Create(CultureInfo.InvariantCulture, $"{twin} {field}: {point[1].GetRawText()} instead of {expected[field]}"));
        }
    }

    private async Task<JsonElement[]> SeriesAsync(string twin)
    {
        JsonElement answer = await _client.GetFromJsonAsync<JsonElement>($"/api/telemetry/range?twin={twin}&from=2026-03-31T00:00:00Z&to=2026-04-01T00:00:00Z", TestContext.Current.CancellationToken);
        return [.. answer.GetProperty("series").EnumerateArray()];
    }
}

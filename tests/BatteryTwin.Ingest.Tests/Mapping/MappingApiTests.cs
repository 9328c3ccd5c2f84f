using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Tests.Pipeline;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Mapping;

public sealed class MappingApiTests : IAsyncLifetime
{
    private const string RuleJson = """{"name": "vib", "kind": "glob", "measurement": "PLC*", "tags": {"dev": "{dev}"}, "field": "VIB", "twin": "{dev}", "targetField": "rms", "conversion": {"scale": 0.001}}""";

    private WriteHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await WriteHost.StartAsync(realStore: true);
        _host.Graph.Set(["mixer", "coater"], StaticTwinGraph.Telemetry("rms", "double"));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Rules_MadeReadChangedDeleted_CarryETags()
    {
        using HttpResponseMessage added = await SendAsync(HttpMethod.Post, "rules", RuleJson);
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        string path = added.Headers.Location!.ToString()["/api/mapping/".Length..];
        string etag = added.Headers.ETag!.Tag;

        Assert.Equal(HttpStatusCode.PreconditionRequired, (await SendAsync(HttpMethod.Put, path, RuleJson)).StatusCode);
        using HttpResponseMessage changed = await SendAsync(HttpMethod.Put, path, RuleJson.Replace("\"vib\"", "\"vibration\"", StringComparison.Ordinal), etag);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        using HttpResponseMessage stale = await SendAsync(HttpMethod.Put, path, RuleJson, etag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Contains("'vibration' was changed meanwhile", await TextAsync(stale), StringComparison.Ordinal);
        JsonElement rule = Assert.Single((await JsonAsync("rules")).GetProperty("rules").EnumerateArray());
        Assert.Equal(("vibration", 1), (rule.GetProperty("rule").GetProperty("name").GetString(), rule.GetProperty("position").GetInt32()));
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(HttpMethod.Delete, path, null, changed.Headers.ETag!.Tag)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Get, path, null)).StatusCode);
        Assert.Equal(["delete", "update", "add"], (await JsonAsync("history")).GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("action").GetString()!));
    }

    [Theory]
    [InlineData("rules", "{\"name\": 7}", "name")]
    [InlineData("rules", "{\"nome\": \"x\"}", "nome")]
    [InlineData("rules", "{", "body")]
    [InlineData("rules", "", "body")]
    [InlineData("rules", "null", "body")]
    [InlineData("rules", "{\"name\": \"x\", \"kind\": \"regex\", \"field\": \"(\", \"twin\": \"t\", \"targetField\": \"x\"}", "field")]
    [InlineData("rules", "{\"name\": \"x\", \"rows\": [null]}", "measurement")]
    [InlineData("rules", "{\"name\": \"x\", \"tags\": {\"a\": null}}", "tags.a")]
    [InlineData("import", "{\"rules\": [{}]}", "rules[0].name")]
    [InlineData("import", "{}", "rules")]
    [InlineData("preview", "{\"rules\": [{\"name\": \"x\"}]}", "rules[0].measurement")]
    [InlineData("replay", "{\"from\": \"yesterday\"}", "from")]
    [InlineData("replay", "{\"from\": \"2026-01-02T00:00:00Z\", \"to\": \"2026-01-01T00:00:00Z\"}", "from")]
    public async Task Post_BadBody_NamesThePlace(string path, string body, string property)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, path, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(property, (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("property").GetString()));
        Assert.Empty((await JsonAsync("rules")).GetProperty("rules").EnumerateArray());
    }

    [Fact]
    public async Task Table_Csv_BecomesARuleOrNamesTheLines()
    {
        using HttpResponseMessage wrong = await SendAsync(HttpMethod.Post, "rules?name=lines", "measurement,field,twin,targetField,scale\nm,f,mixer,rms,x", contentType: "text/csv");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("line 2, scale: 'x' is no number", await TextAsync(wrong), StringComparison.Ordinal);

        using HttpResponseMessage added = await SendAsync(HttpMethod.Post, "rules?name=lines", "measurement,field,twin,targetField,scale\nm,f,mixer,rms,2", contentType: "text/csv");
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        await _host.WriteAsync("/api/v2/write", "m f=21");
        Assert.Equal([FieldValue.Float(42)], await _host.ValuesAsync("telemetry,twin=mixer rms"));
    }

    [Fact]
    public async Task Export_AndImport_BringTheRulesBack()
    {
        await SendAsync(HttpMethod.Post, "rules", RuleJson);
        string file = await _host.Client.GetStringAsync("/api/mapping/export", TestContext.Current.CancellationToken);
        await SendAsync(HttpMethod.Post, "import", """{"rules": []}""");
        Assert.Empty((await JsonAsync("rules")).GetProperty("rules").EnumerateArray());

        using HttpResponseMessage imported = await SendAsync(HttpMethod.Post, "import", file);

        Assert.Equal(HttpStatusCode.OK, imported.StatusCode);
        Assert.Equal(file, await _host.Client.GetStringAsync("/api/mapping/export", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Preview_Draft_ShowsEachSeriesWithoutStoringAnything()
    {
        await _host.WriteAsync("/api/v2/write", "PLC7,dev=mixer VIB=2500\nPLC7,dev=gone VIB=1\nPLC7,dev=mixer OTHER=1\nPLC8,dev=mixer VIB=3\nown,twin=mixer rms=1");

        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, "preview", $"{{\"rules\": [{RuleJson}]}}");
        JsonElement answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

        Assert.Equal((2, 1, 1), (answer.GetProperty("mapped").GetInt32(), answer.GetProperty("problems").GetInt32(), answer.GetProperty("noRule").GetInt32()));
        JsonElement mixer = answer.GetProperty("series").EnumerateArray().Single(row => row.GetProperty("series").GetString() == "PLC7,dev=mixer VIB");
        Assert.Equal(("vib", "mixer", "2500", "2.5"), (mixer.GetProperty("rule").GetString(), mixer.GetProperty("twin").GetString(), mixer.GetProperty("before").GetString(), mixer.GetProperty("after").GetString()));
        JsonElement conflict = Assert.Single(answer.GetProperty("conflicts").EnumerateArray());
        Assert.Equal(
            ["PLC7,dev=mixer VIB", "PLC8,dev=mixer VIB", "own,twin=mixer rms"],
            conflict.GetProperty("mapped").EnumerateArray().Concat(conflict.GetProperty("direct").EnumerateArray()).Select(series => series.GetString()).Order(StringComparer.Ordinal));
        Assert.Empty((await JsonAsync("rules")).GetProperty("rules").EnumerateArray());
    }

    [Fact]
    public async Task Replay_StoredPoints_ComeToTheTwinOnceAndTheOriginalsStay()
    {
        StringBuilder lines = new();
        for (int i = 0; i < 45_000; i++)
        {
            lines.Append(System.Globalization.CultureInfo.InvariantCulture, $"PLC7,dev=mixer VIB={i} {1_700_000_000_000_000_000 + (i * 1_000_000L)}\n");
        }

        lines.Append("PLC7,dev=coater VIB=\"stuck\" 1700000000000000000\n");
        await _host.WriteAsync("/api/v2/write", lines.ToString());
        await SendAsync(HttpMethod.Post, "rules", RuleJson);

        Assert.Equal(45_001, (await JsonAsync("replay")).GetProperty("points").GetInt64());
        Assert.Equal((2, 45_001, 45_000, 1), await ReplayAsync("{}"));
        Assert.Equal((2, 45_001, 45_000, 1), await ReplayAsync("{}"));

        IReadOnlyList<FieldValue> mapped = await _host.ValuesAsync("telemetry,twin=mixer rms");
        Assert.Equal(Enumerable.Range(0, 45_000).Select(i => FieldValue.Float(i)).Select(value => Math.Round(value.ToDouble() * 0.001, 9)), mapped.Select(value => Math.Round(value.ToDouble(), 9)));
        Assert.Equal(45_000, (await _host.ValuesAsync("PLC7,dev=mixer VIB")).Count);
        Assert.Contains("rule 'vib'", _host.Quarantine.List(1)[0].Reason, StringComparison.Ordinal);
        Assert.Equal((1, 10, 10, 0), await ReplayAsync("{\"from\": \"2023-11-14T22:13:20.010Z\", \"to\": \"2023-11-14T22:13:20.020Z\"}"));
    }

    [Fact]
    public async Task Suggestions_AlikeNames_SayWhy()
    {
        await _host.WriteAsync("/api/v2/write", "PLC7,dev=MXR BRG_RMS=1");

        JsonElement best = (await JsonAsync("suggestions?series=" + Uri.EscapeDataString("PLC7,dev=MXR BRG_RMS"))).GetProperty("suggestions")[0];

        Assert.Equal(("mixer", "Bearings.rms"), (best.GetProperty("twin").GetString(), best.GetProperty("field").GetString()));
        Assert.Contains("mxr ≈ mixer", best.GetProperty("why").GetString(), StringComparison.Ordinal);
    }

    private async Task<(int Series, int Points, int Stored, int Refused)> ReplayAsync(string body)
    {
        using HttpResponseMessage started = await SendAsync(HttpMethod.Post, "replay", body);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        string id = (await started.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("jobId").GetString()!;
        Assert.Equal($"/api/jobs/{id}", started.Headers.Location!.ToString());
        await Eventually.IsTrue(() => _host.Jobs.Find(id) is { IsFinished: true }, "the replay ends");
        Assert.Null(_host.Jobs.Find(id)!.Error);
        var outcome = (BatteryTwin.Ingest.Mapping.ReplayOutcome)_host.Jobs.Find(id)!.Result!;
        return (outcome.Series, (int)outcome.Points, (int)outcome.Stored, (int)outcome.Refused);
    }

    private Task<JsonElement> JsonAsync(string path) => _host.Client.GetFromJsonAsync<JsonElement>($"/api/mapping/{path}", TestContext.Current.CancellationToken);

    private static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body, string? ifMatch = null, string contentType = "application/json")
    {
        using HttpRequestMessage request = new(method, $"/api/mapping/{path}");
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, contentType);
        if (ifMatch is not null)
        {
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(ifMatch));
        }

        return await _host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}

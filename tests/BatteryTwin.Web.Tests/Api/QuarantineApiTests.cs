using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BatteryTwin.Ingest.Sources;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Api;

public sealed class QuarantineApiTests : IAsyncLifetime
{
    private ApiHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await ApiHost.StartAsync();
        _host.Quarantine.Dropped = 7;
        _host.Quarantine.Add("typeMismatch", "mixer", "not a number\nat all", _host.Time.GetUtcNow());
        _host.Quarantine.Add("notFinite", "coater", "NaN", _host.Time.GetUtcNow());
        _host.Quarantine.Add("typeMismatch", "coater", "not a number", _host.Time.GetUtcNow());
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("", 3, 2, 1)]
    [InlineData("?limit=2", 3, 2)]
    [InlineData("?before=3", 2, 1)]
    [InlineData("?code=typeMismatch", 3, 1)]
    [InlineData("?twin=coater&code=notFinite", 2)]
    public async Task List_Filters_SelectPoints(string query, params int[] ids)
    {
        JsonElement answer = await _host.Client.GetFromJsonAsync<JsonElement>("/api/quarantine" + query, TestContext.Current.CancellationToken);

        Assert.Equal(ids, answer.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("id").GetInt32()));
        Assert.Equal((3, 7), (answer.GetProperty("count").GetInt32(), answer.GetProperty("dropped").GetInt32()));
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("before=x", "before")]
    public async Task List_WrongParameter_IsNamed(string query, string named)
    {
        using HttpResponseMessage response = await _host.Client.GetAsync("/api/quarantine?" + query, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.True((await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("errors").TryGetProperty(named, out _));
    }

    [Fact]
    public async Task Export_LineProtocol_CarriesReasonsAsComments()
    {
        string[] lines = (await _host.GetAsync("/api/quarantine/export?twin=mixer")).Split('\n');

        Assert.EndsWith("http/write typeMismatch: not a number at all", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("# ", lines[0], StringComparison.Ordinal);
        Assert.Equal("m,twin=mixer speed=\"fast\" 1", lines[1]);
    }

    [Fact]
    public async Task Export_Csv_HasEveryPoint()
    {
        string csv = await _host.GetCsvAsync("/api/quarantine/export");

        Assert.StartsWith("id,receivedAt,source,twin,field,code,reason,replayed,line\r\n3,", csv, StringComparison.Ordinal);
        Assert.Contains("\"not a number\nat all\",false,\"m,twin=mixer speed=\"\"fast\"\" 1\"", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"ids\":[1,3]}", 2)]
    [InlineData("{}", 3)]
    [InlineData(null, 3)]
    public async Task Replay_SomeOrAll_GivesTheCounts(string? body, int accepted)
    {
        using HttpContent? content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _host.Client.PostAsync("/api/quarantine/replay", content, TestContext.Current.CancellationToken);

        Assert.Equal($"{{\"accepted\":{accepted},\"rejected\":0}}", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Replay_BrokenJson_IsBadInput()
    {
        using StringContent content = new("{\"ids\":[", System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _host.Client.PostAsync("/api/quarantine/replay", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Status_ShowsSourcesUnmappedAndQuarantine()
    {
        _host.Ingest.AddUnmapped("stranger", "x", _host.Time.GetUtcNow());
        _host.Connections.All.Add(new(new("landing", "landing"), SourceState.Held) { Waiting = 2, WaitingUnit = "files", Lag = TimeSpan.FromSeconds(90), LastError = "the disk is full" });

        JsonElement answer = await _host.Client.GetFromJsonAsync<JsonElement>("/api/ingest/status", TestContext.Current.CancellationToken);

        Assert.Equal("machine,twin=stranger x", answer.GetProperty("unmapped")[0].GetProperty("series").GetString());
        JsonElement connection = answer.GetProperty("connections")[0];
        Assert.Equal(("Held", 2, "00:01:30", "the disk is full"), (connection.GetProperty("state").GetString(), connection.GetProperty("waiting").GetInt32(), connection.GetProperty("lag").GetString(), connection.GetProperty("lastError").GetString()));
        Assert.Equal((1, 3), (answer.GetProperty("unmappedCount").GetInt32(), answer.GetProperty("quarantine").GetProperty("count").GetInt32()));
    }
}

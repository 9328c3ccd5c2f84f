using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Web.Tests.Remote;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Transfer;

/// <summary>Whole graphs in and out over HTTP.</summary>
public sealed class GraphTransferTests : IAsyncLifetime
{
    private const string Version = "?api-version=2023-10-31";

    private TwinServer _server = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Header => """{"Section": "Header"}""" + "\n" + """{"fileVersion": "1.0.0", "author": "test", "organization": "test"}""" + "\n";

    private static string SmallFile => Header
        + """{"Section": "Models"}""" + "\n" + Line(PressModels.Press) + Line(PressModels.Motor)
        + """{"Section": "Twins"}""" + "\n" + Line(PressModels.Twin(1, "one")) + "{\"$dtId\": \"two\", \n" + """{"$dtId":"bad","$metadata":{"$model":"dtmi:none;1"}}""" + "\n" + Line(PressModels.Twin(2, "two"))
        + """{"Section": "Relationships"}""" + "\n" + """{"$dtId":"one","$relationshipId":"r","$relationshipName":"feeds","$targetId":"two","Rate":3}""" + "\n"
        + """{"$dtId":"one","$relationshipId":"s","$relationshipName":"feeds","$targetId":"nobody"}""" + "\n";

    public async ValueTask InitializeAsync() => _server = await TwinServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task ImportJob_FileInTheExchangeFolder_KeepsGoodLinesAndReportsBadOnes()
    {
        await File.WriteAllTextAsync(Exchange("in.ndjson"), SmallFile, Stop);

        using HttpResponseMessage created = await StartAsync("job-1", Address("in.ndjson"), Address("out/log.ndjson"));
        JsonElement shown = await created.Content.ReadFromJsonAsync<JsonElement>(Stop);
        JsonElement ended = await FinishedAsync("imports/job-1");

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(("job-1", "notstarted", Address("in.ndjson")), (Text(shown, "id"), Text(shown, "status"), Text(shown, "inputBlobUri")));
        Assert.Equal("succeeded", Text(ended, "status"));
        Assert.Equal((2, 2, 1), (_server.Graph.Current.Models.Count, _server.Graph.Current.Twins.Count, _server.Graph.Current.Relationships.Count));
        Assert.Equal(3, _server.Graph.Current.Relationships.Find("one", "r")!.Properties["Rate"].GetDouble());
        JsonElement[] log = [.. (await File.ReadAllLinesAsync(Exchange("out/log.ndjson"), Stop)).Select(line => JsonElement.Parse(line))];
        Assert.Equal([8L, 9L, 13L], log.Where(entry => Text(entry, "logType") == "Error").Select(entry => entry.GetProperty("details").GetProperty("line").GetInt64()).Order());
        Assert.All(log, entry => Assert.Equal(("job-1", "Import"), (Text(entry, "jobId"), Text(entry, "jobType"))));
        JsonElement jobs = await _server.Client.GetFromJsonAsync<JsonElement>("/api/jobs", Stop);
        Assert.Contains("\"refused\":3", jobs.GetRawText(), StringComparison.Ordinal);
        await RefusedAsync(HttpStatusCode.Conflict, "JobAlreadyExists", await StartAsync("job-1", Address("in.ndjson"), Address("log")));
        Assert.Equal(HttpStatusCode.BadRequest, (await _server.Client.PostAsync($"/jobs/imports/job-1/cancel{Version}", null, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await _server.Client.DeleteAsync($"/jobs/imports/job-1{Version}", Stop)).StatusCode);
        await RefusedAsync(HttpStatusCode.NotFound, "ImportJobNotFound", await _server.Client.GetAsync($"/jobs/imports/job-1{Version}", Stop));
    }

    [Theory]
    [InlineData("", "ends before")]
    [InlineData("{\"Section\": \"Twins\"}\n", "starts the section Twins")]
    [InlineData("{\"Section\": \"Header\"}\n{\"fileVersion\": \"2.0\"}\n", "fileVersion")]
    [InlineData("<xml/>\n", "no JSON")]
    public async Task ImportJob_NoGraphFile_FailsAndSaysWhy(string text, string reason)
    {
        await File.WriteAllTextAsync(Exchange("in.ndjson"), text, Stop);
        await StartAsync("bad", Address("in.ndjson"), Address("log.ndjson"));

        JsonElement ended = await FinishedAsync("imports/bad");

        Assert.Equal("failed", Text(ended, "status"));
        Assert.Contains(reason, Text(ended.GetProperty("error"), "message"), StringComparison.Ordinal);
        Assert.Contains(reason, await File.ReadAllTextAsync(Exchange("log.ndjson"), Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportJob_AddressOutsideTheFolder_IsRefused()
    {
        await File.WriteAllTextAsync(Path.Combine(_server.Directory, "secret.ndjson"), SmallFile, Stop);
        File.CreateSymbolicLink(Exchange("link"), _server.Directory);
        string[] outside =
        [
            "file:///etc/passwd", Address("../secret.ndjson"), Address("%2e%2e/secret.ndjson"), Address("link/secret.ndjson"), new Uri(Path.Combine(_server.Directory, "schema.json")).AbsoluteUri,
            "http://10.1.2.3/in.ndjson", "https://example.org/in.ndjson", "ftp://host/in", "in.ndjson",
        ];

        foreach (string address in outside)
        {
            await RefusedAsync(HttpStatusCode.BadRequest, "InvalidArgument", await StartAsync("job", address, Address("log.ndjson")));
            await RefusedAsync(HttpStatusCode.BadRequest, "InvalidArgument", await StartAsync("job", Address("in.ndjson"), address));
        }

        await RefusedAsync(HttpStatusCode.BadRequest, "ValidationFailed", await _server.Client.PutAsJsonAsync($"/jobs/imports/job{Version}", new { inputBlobUri = Address("in.ndjson") }, Stop));
    }

    [Fact]
    public async Task DeletionJob_FullGraph_RemovesEverything()
    {
        await ImportAsync(SmallFile, "application/x-ndjson");

        using HttpRequestMessage request = new(HttpMethod.Post, $"/jobs/deletions{Version}&timeoutInMinutes=5");
        request.Headers.Add("operation-id", "wipe");
        using HttpResponseMessage started = await _server.Client.SendAsync(request, Stop);
        string location = started.Headers.GetValues("Operation-Location").Single();
        JsonElement ended = await FinishedAsync("deletions/wipe");

        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        Assert.Equal($"{_server.Url}/jobs/deletions/wipe{Version}", location);
        Assert.Equal("succeeded", Text(ended, "status"));
        Assert.Equal((0, 0, 0), (_server.Graph.Current.Models.Count, _server.Graph.Current.Twins.Count, _server.Graph.Current.Relationships.Count));
        await RefusedAsync(HttpStatusCode.NotFound, "DeleteJobNotFound", await _server.Client.GetAsync($"/jobs/deletions/none{Version}", Stop));
        await RefusedAsync(HttpStatusCode.BadRequest, "ValidationFailed", await _server.Client.PostAsync($"/jobs/deletions{Version}&timeoutInMinutes=soon", null, Stop));
    }

    [Theory]
    [InlineData("ndjson", "application/x-ndjson")]
    [InlineData("explorer", "application/json")]
    public async Task Export_ImportedElsewhere_IsTheSameGraph(string format, string type)
    {
        await ImportAsync(SmallFile, "application/x-ndjson");
        await _server.Graph.WriteAsync("one", [PropertyWrite.Text("Label", "é\"\n"), PropertyWrite.Number("Motor.Amps", 0.1)], RemoteGraph.Origin, Stop);
        string exported = await _server.Client.GetStringAsync($"/api/graph/export?format={format}", Stop);
        await using TwinServer other = await TwinServer.StartAsync();

        JsonElement job = await ImportAsync(exported, type, other);

        Assert.Equal("succeeded", Text(job, "state"));
        Assert.Equal(Content(_server.Graph.Current), Content(other.Graph.Current));
    }

    [Fact]
    public async Task Import_FileGivenAgain_ChangesNothing()
    {
        await ImportAsync(SmallFile, "application/x-ndjson");
        string etag = _server.Graph.Current.Find("one")!.ETag;

        JsonElement job = await ImportAsync(SmallFile, "application/x-ndjson");

        Assert.Equal((2, 2, 1, 3), (Number(job, "models"), Number(job, "twins"), Number(job, "relationships"), Number(job, "refused")));
        Assert.Equal(etag, _server.Graph.Current.Find("one")!.ETag);
    }

    [Fact]
    public async Task Import_DocumentWithAnError_ChangesNothingAndFails()
    {
        JsonElement job = await ImportAsync("""{"digitalTwinsFileInfo":{"fileVersion":"1.0.0"},"digitalTwinsGraph":{"digitalTwins":[{"$dtId":"x","$metadata":{"$model":"dtmi:none;1"}}]}}""", "application/json");

        Assert.Equal("failed", Text(job, "state"));
        Assert.Contains("dtmi:none;1", Text(job, "error"), StringComparison.Ordinal);
        Assert.Empty(_server.Graph.Current.Twins);
        using StringContent text = new("x", Encoding.UTF8, "text/plain");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await _server.Client.PostAsync("/api/graph/import", text, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _server.Client.GetAsync("/api/graph/export?format=xml", Stop)).StatusCode);
    }

    private static string Line(JsonElement json) => json.GetRawText().ReplaceLineEndings(" ") + "\n";

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();

    private static int Number(JsonElement job, string member) => job.GetProperty("result").GetProperty(member).GetInt32();

    /// <summary>A graph without the tags and times that every import gives anew.</summary>
    private static string Content(TwinGraphSnapshot graph) => string.Join('\n', graph.Twins.Values.OrderBy(twin => twin.Id).Select(twin =>
        $"{twin.Id} {twin.ModelId} {Values(twin.Properties)} {string.Join(' ', twin.Components.Select(part => part.Key + Values(part.Value.Properties)))}"))
        + string.Join('\n', graph.Relationships.All.Select(edge => $"{edge.SourceId} {edge.Id} {edge.Name} {edge.TargetId} {string.Join(',', edge.Properties.Select(pair => pair.Key + pair.Value))}"))
        + string.Join('\n', graph.Models.All.Select(model => JsonSerializer.Serialize(model.Source)));

    private static string Values(IEnumerable<KeyValuePair<string, TwinProperty>> properties) => string.Join(',', properties.Select(pair => pair.Key + "=" + pair.Value.Value));

    private static async Task RefusedAsync(HttpStatusCode status, string code, HttpResponseMessage response)
    {
        using (response)
        {
            JsonElement body = await response.Content.ReadFromJsonAsync<JsonElement>(Stop);
            Assert.Equal((status, code), (response.StatusCode, Text(body.GetProperty("error"), "code")));
        }
    }

    private string Exchange(string name) => Path.Combine(_server.Directory, "exchange", name);

    private string Address(string name) => "file://" + Path.Combine(_server.Directory, "exchange") + "/" + name;

    private Task<HttpResponseMessage> StartAsync(string id, string input, string output) =>
        _server.Client.PutAsJsonAsync($"/jobs/imports/{id}{Version}", new { inputBlobUri = input, outputBlobUri = output }, Stop);

    private async Task<JsonElement> FinishedAsync(string job)
    {
        while (true)
        {
            JsonElement shown = await _server.Client.GetFromJsonAsync<JsonElement>($"/jobs/{job}{Version}", Stop);
            if (shown.TryGetProperty("finishedDateTime", out _))
            {
                return shown;
            }
        }
    }

    private async Task<JsonElement> ImportAsync(string text, string type, TwinServer? server = null)
    {
        server ??= _server;
        using StringContent content = new(text, Encoding.UTF8, type);
        using HttpResponseMessage accepted = await server.Client.PostAsync("/api/graph/import", content, Stop);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        JsonElement answer = await accepted.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal($"/api/jobs/{Text(answer, "jobId")}", accepted.Headers.Location!.OriginalString);
        return await server.JobAsync(Text(answer, "jobId")!);
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Remote;

/// <summary>What Web says while neither the ingest service nor InfluxDB has answered since the start.</summary>
public sealed class IngestAwayTests(LonelyServer server) : IClassFixture<LonelyServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/api/alerts")]
    [InlineData("POST", "/api/alerts/1/acknowledge")]
    [InlineData("GET", "/api/quarantine")]
    [InlineData("POST", "/api/quarantine/replay")]
    [InlineData("GET", "/api/ingest/status")]
    [InlineData("GET", "/api/telemetry/quality")]
    [InlineData("GET", "/api/landing/files")]
    [InlineData("GET", "/api/mapping/rules")]
    [InlineData("PUT", "/api/mapping/rules/order")]
    [InlineData("GET", "/api/jobs/mapping-replay-1")]
    [InlineData("DELETE", "/api/jobs/mapping-replay-1")]
    [InlineData("GET", "/api/jobs/training-1")]
    [InlineData("GET", "/api/jobs/fleet-training-1")]
    [InlineData("GET", "/api/prognostics/models")]
    [InlineData("GET", "/api/prognostics/forecasts")]
    public async Task Api_OfTheService_Is503ThatSaysWhatIsWrongAndWhatToDo(string method, string path)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path);
        using HttpResponseMessage response = await server.Client.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("The ingest service cannot be reached.", problem.GetProperty("title").GetString());
        Assert.Contains($"{LonelyServer.Nowhere}/ cannot be reached", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("check that it runs and that BatteryTwin:Ingest:Endpoint is right", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/write", "error")]
    [InlineData("/api/v2/write", "message")]
    public async Task Write_IsRefusedInItsOwnShape_SoThatSendersKeepTheirLines(string path, string member)
    {
        using StringContent line = new("press,twin=Press-7 temperature=81.4");
        using HttpResponseMessage response = await server.Client.PostAsync(path, line, Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Contains("Nothing was passed on", (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty(member).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TelemetryPublishedForATwin_Is503InTheShapeOfAzureDigitalTwins()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/digitaltwins/Press-7/telemetry?api-version=2023-10-31") { Content = Json("""{"temperature": 81.4}""") };
        request.Headers.Add("Message-Id", "1");
        using HttpResponseMessage response = await server.Client.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("cannot be reached", (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "What needs you now is not known")]
    [InlineData("/alarms", "Which alarms stand is not known.")]
    [InlineData("/data-health", "Sources are not known")]
    [InlineData("/data-health/mapping", "check that it runs and that BatteryTwin:Ingest:Endpoint is right")]
    [InlineData("/data-health/mapping?rule=x", "check that it runs and that BatteryTwin:Ingest:Endpoint is right")]
    [InlineData("/topology", "")]
    [InlineData("/assets/Press-7", "")]
    [InlineData("/explorer", "")]
    [InlineData("/models-browser", "")]
    [InlineData("/setup", "")]
    public async Task Page_SaysWhatIsNotKnownAndNeverThatAllIsQuiet(string path, string expected)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Add("Accept", "text/html");
        using HttpResponseMessage response = await server.Client.SendAsync(request, Cancel);
        string text = string.Join(' ', new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel)).Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("The ingest service 127.0.0.1:9 has not answered since this program was started.", text, StringComparison.Ordinal);
        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.All(["Quiet: no alarm stands", "Nothing needs you now", "Nothing has sent data since the start", "Nothing is open", "No alarms in the last 24 hours", "No rejected points", "Storage is sound"], untrue => Assert.DoesNotContain(untrue, text, StringComparison.Ordinal));
    }

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");
}

using System.Globalization;
using System.Net.Http.Json;
using System.Net;
using System.Text.Json;
using System.Text;
using BatteryTwin.Domain.Alarms.Notifications;
using BatteryTwin.Ingest.Alarms.Notifications;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Alarms;

/// <summary>Alarm rules, rehearsals and notifications over HTTP, against the whole program and a mail server.</summary>
public sealed class AlarmRulesApiTests
{
    private const string Hot = """{"id":"hot","name":"Too hot","priority":"high","places":["*"],"enabled":true,"condition":{"kind":"threshold","field":"temperature","direction":"above","limit":80}}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rule_KeptWithVersions_RaisesOnWhatIsWrittenAndIsRehearsed()
    {
        await using TwinServer server = await TwinServer.StartAsync();
        await PlantAsync(server);
        using HttpResponseMessage made = await SendAsync(server, HttpMethod.Put, "/api/alarm-rules/hot", Hot, ("If-None-Match", "*"));
        Assert.Equal((HttpStatusCode.Created, "\"1\""), (made.StatusCode, made.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await StatusAsync(server, HttpMethod.Put, "/api/alarm-rules/hot", Hot, ("If-Match", "\"7\"")));
        Assert.Equal((HttpStatusCode)428, await StatusAsync(server, HttpMethod.Put, "/api/alarm-rules/hot", Hot));
        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(server, HttpMethod.Post, "/api/alarm-rules", Hot));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, HttpMethod.Put, "/api/alarm-rules/hot", Hot, ("If-Match", "\"1\"")));

        await WriteAsync(server, $"machines,twin=Mixer temperature=70 {Ms(-60)}\nmachines,twin=Mixer temperature=85 {Ms(-1)}");
        JsonElement alert = await EventuallyAsync(server, "/api/alerts", answer => answer.GetProperty("alerts").EnumerateArray().FirstOrDefault());
        Assert.Equal(("rule:hot", "Too hot at Mixer", "high"), (alert.GetProperty("rule").GetString(), alert.GetProperty("title").GetString(), alert.GetProperty("priority").GetString()));
        string id = alert.GetProperty("id").GetString()!;
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, HttpMethod.Post, $"/api/alerts/{id}/comment", """{"name":"Ana","comment":"valve ordered"}"""));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(server, HttpMethod.Post, $"/api/alerts/{id}/comment", """{"name":"Ana","comment":" "}"""));
        Assert.Equal("valve ordered", (await GetAsync(server, $"/api/alerts/{id}")).GetProperty("history").EnumerateArray().Last().GetProperty("note").GetString());

        using HttpResponseMessage started = await SendAsync(server, HttpMethod.Post, "/api/alarm-rules/rehearse", $$"""{"rule":{{Hot}}}""");
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        JsonElement job = await server.JobAsync((await started.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("jobId").GetString()!);
        Assert.Equal("succeeded", job.GetProperty("state").GetString());
        JsonElement result = job.GetProperty("result");
        Assert.Equal((1, 1, 2), (result.GetProperty("alarms").GetInt32(), result.GetProperty("places").GetInt32(), result.GetProperty("values").GetInt32()));
        Assert.Equal(JsonValueKind.Null, result.GetProperty("false").ValueKind);
        Assert.True(result.GetProperty("plans").GetBoolean());

        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync(server, HttpMethod.Delete, "/api/alarm-rules/hot", null, ("If-Match", "\"2\"")));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(server, HttpMethod.Get, "/api/alarm-rules/hot", null));
        Assert.Equal(3, (await GetAsync(server, "/api/alarm-rules/hot/history")).GetProperty("changes").GetArrayLength());
        await EventuallyAsync(server, $"/api/alerts/{id}", answer => answer.GetProperty("active").GetBoolean() ? default : answer);
    }

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("null", "null")]
    [InlineData("""{"id":"hot"}""", "name")]
    [InlineData("""{"id":"hot","name":"x","places":["*"],"condition":{"field":"t","limit":1}}""", "condition.kind")]
    [InlineData("""{"id":"hot","name":"x","places":["*"],"condition":{"kind":"magic"}}""", "condition")]
    [InlineData("""{"id":"hot","name":"x","places":[null],"condition":{"kind":"threshold","field":"t","limit":1}}""", "places[0]")]
    [InlineData("""{"id":"hot","name":"x","places":null,"condition":null}""", "")]
    [InlineData("""{"id":"hot","name":"x","places":["*"],"condition":{"kind":"compound","terms":[null]}}""", "condition.terms[0]")]
    [InlineData("""{"id":"hot","name":"x","places":["*"],"onDelay":"soon","condition":{"kind":"threshold","field":"t","limit":1}}""", "onDelay")]
    [InlineData("""{"id":"cold","name":"x","places":["*"],"condition":{"kind":"threshold","field":"t","limit":1}}""", "id")]
    public async Task Put_BadRule_IsARequestFaultThatSaysWhere(string body, string where)
    {
        await using TwinServer server = await TwinServer.StartAsync();
        using HttpResponseMessage response = await SendAsync(server, HttpMethod.Put, "/api/alarm-rules/hot", body, ("If-None-Match", "*"));
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains(where, await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_OfARoutedAlarm_ArrivesWithItsWords()
    {
        await using MailServer mail = await MailServer.StartAsync();
        await using TwinServer server = await TwinServer.StartAsync(settings: MailSettings(mail.Port));
        await PlantAsync(server);
        Assert.Equal(HttpStatusCode.Created, await StatusAsync(server, HttpMethod.Put, "/api/notifications/routes/r", """{"id":"r","channel":"shift","leastPriority":"high"}""", ("If-None-Match", "*")));
        Assert.Equal(HttpStatusCode.Created, await StatusAsync(server, HttpMethod.Put, "/api/alarm-rules/hot", Hot, ("If-None-Match", "*")));
        await WriteAsync(server, $"machines,twin=Mixer temperature=85 {Ms(-1)}");

        JsonElement taken = await mail.NextAsync();
        Assert.Equal("plant@example.com", taken.GetProperty("from").GetString());
        Assert.Equal(["ana@example.com", "ben@example.com"], taken.GetProperty("to").EnumerateArray().Select(one => one.GetString()));
        string text = taken.GetProperty("text").GetString()!;
        Assert.Contains("Subject: High: Too hot at Mixer", text, StringComparison.Ordinal);
        Assert.Contains("temperature is 85, limit above 80.", Decoded(text), StringComparison.Ordinal);
        Assert.Contains("https://plant.example/alarms?alert=", Decoded(text), StringComparison.Ordinal);
        JsonElement delivery = await EventuallyAsync(server, "/api/notifications/deliveries", answer => answer.GetProperty("deliveries").EnumerateArray().FirstOrDefault(one => one.GetProperty("state").GetString() == "delivered"));
        Assert.Equal(1, delivery.GetProperty("attempts").GetInt32());
        Assert.DoesNotContain("example.com", (await GetAsync(server, "/api/notifications/channels")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_PutIntoTheOutbox_ArrivesAsAFile()
    {
        await using MailServer mail = await MailServer.StartAsync();
        await using TwinServer server = await TwinServer.StartAsync(settings: MailSettings(mail.Port));
        const string Html = "<p>Week 47</p>";

        server.Get<INotificationOutbox>().Put(
            "shift", Notification.Report("Berlin plant, week 2026-W47", "/api/reports/weekly/Plant-B/2026-W47", new("2026-W47.html", "text/html", Html), "n-1", DateTimeOffset.UnixEpoch, "https://plant.example"));

        string text = (await mail.NextAsync()).GetProperty("text").GetString()!;
        Assert.Contains("Subject: Berlin plant, week 2026-W47", text, StringComparison.Ordinal);
        Assert.Contains("https://plant.example/api/reports/weekly/Plant-B/2026-W47", Parts(text), StringComparison.Ordinal);
        Assert.Contains(Html, Parts(text), StringComparison.Ordinal);
        Assert.Contains("2026-W47.html", text, StringComparison.Ordinal);
        Assert.Contains("text/html", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("refuse", "the mail server answered 550")]
    [InlineData("busy", "the mail server answered 451")]
    public async Task MailTest_RefusedByTheServer_SaysWhyWithoutAddresses(string behaviour, string reason)
    {
        await using MailServer mail = await MailServer.StartAsync(behaviour);
        await using TwinServer server = await TwinServer.StartAsync(settings: MailSettings(mail.Port));
        using HttpResponseMessage response = await SendAsync(server, HttpMethod.Post, "/api/notifications/channels/shift/test", null);
        string answer = await response.Content.ReadAsStringAsync(Cancel);
        Assert.Contains(reason, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("example.com", answer, StringComparison.Ordinal);
        Assert.Equal("failed", (await GetAsync(server, "/api/notifications/deliveries")).GetProperty("deliveries")[0].GetProperty("state").GetString());
    }

    private static string[] MailSettings(int port) =>
    [
        "--BatteryTwin:Notifications:Mail:Host=127.0.0.1", string.Create(CultureInfo.InvariantCulture, $"--BatteryTwin:Notifications:Mail:Port={port}"),
        "--BatteryTwin:Notifications:Mail:UseTls=false", "--BatteryTwin:Notifications:Mail:From=plant@example.com",
        "--BatteryTwin:Notifications:Channels:shift:To:0=ana@example.com", "--BatteryTwin:Notifications:Channels:shift:To:1=ben@example.com",
        "--BatteryTwin:Notifications:PublicAddress=https://plant.example",
    ];

    /// <summary>The body of a mail, quoted-printable or base64 undone.</summary>
    private static string Decoded(string mail)
    {
        string body = mail[(mail.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        return mail.Contains("base64", StringComparison.OrdinalIgnoreCase)
            ? Encoding.UTF8.GetString(Convert.FromBase64String(body.ReplaceLineEndings(string.Empty)))
            : body.Replace("=\r\n", string.Empty, StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
    }

    /// <summary>The parts of a mail one after the other, quoted-printable or base64 undone.</summary>
    private static string Parts(string mail) => string.Concat(mail.Split("Content-Type: ").Skip(1).Select(part =>
    {
        int end = part.IndexOf("\r\n--", StringComparison.Ordinal);
        return Decoded(end < 0 ? part : part[..end]);
    }));

    private static async Task PlantAsync(TwinServer server)
    {
        const string Model = """[{"@context":"dtmi:dtdl:context;2","@id":"dtmi:t:Mixer;1","@type":"Interface","contents":[{"@type":"Telemetry","name":"temperature","schema":"double"}]}]""";
        Assert.Equal(HttpStatusCode.Created, await StatusAsync(server, HttpMethod.Post, "/models?api-version=2023-10-31", Model));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, HttpMethod.Put, "/digitaltwins/Mixer?api-version=2023-10-31", """{"$metadata":{"$model":"dtmi:t:Mixer;1"}}"""));
    }

    private static async Task WriteAsync(TwinServer server, string lines)
    {
        using HttpResponseMessage response = await server.Client.PostAsync("/api/v2/write?precision=ms", new StringContent(lines), Cancel);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    private static long Ms(double seconds) => DateTimeOffset.UtcNow.AddSeconds(seconds).ToUnixTimeMilliseconds();

    private static Task<JsonElement> GetAsync(TwinServer server, string path) => server.Client.GetFromJsonAsync<JsonElement>(path, Cancel);

    private static async Task<JsonElement> EventuallyAsync(TwinServer server, string path, Func<JsonElement, JsonElement> wanted)
    {
        using CancellationTokenSource deadline = new(TimeSpan.FromSeconds(20));
        while (true)
        {
            JsonElement answer = await GetAsync(server, path);
            if (wanted(answer) is { ValueKind: not JsonValueKind.Undefined } found)
            {
                return found;
            }

            Assert.False(deadline.IsCancellationRequested, $"{path} did not come to hold what is wanted: {answer.GetRawText()}");
            await Task.Delay(20, Cancel);
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(TwinServer server, HttpMethod method, string path, string? body, params (string Name, string Value)[] headers)
    {
        using HttpResponseMessage response = await SendAsync(server, method, path, body, headers);
        return response.StatusCode;
    }

    private static Task<HttpResponseMessage> SendAsync(TwinServer server, HttpMethod method, string path, string? body, params (string Name, string Value)[] headers)
    {
        HttpRequestMessage request = new(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return server.Client.SendAsync(request, Cancel);
    }
}

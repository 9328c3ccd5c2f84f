using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Maintenance;

/// <summary>Planned stops over HTTP, against the whole program.</summary>
public sealed class PlannedStopsApiTests : IAsyncLifetime
{
    private const string Path = "/api/maintenance/stops";
    private static readonly DateTimeOffset s_start = new(2026, 5, 4, 22, 0, 0, TimeSpan.Zero);

    private TwinServer _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await TwinServer.StartAsync();
        using StringContent models = new("""
            [{"@id":"dtmi:t:Part;1","@type":"Interface","@context":"dtmi:dtdl:context;3","contents":[{"@type":"Relationship","name":"rel_has_lines"},{"@type":"Relationship","name":"rel_runs_steps"}]}]
            """, Encoding.UTF8, "application/json");
        await SucceedAsync(_server.Client.PostAsync("/models?api-version=2023-10-31", models, Cancel));
        foreach (string id in new[] { "Plant", "Line1", "Line2", "Mix" })
        {
            using StringContent twin = new("""{"$metadata":{"$model":"dtmi:t:Part;1"}}""", Encoding.UTF8, "application/json");
            await SucceedAsync(_server.Client.PutAsync($"/digitaltwins/{id}?api-version=2023-10-31", twin, Cancel));
        }

        await RelateAsync("Plant", "rel_has_lines", "Line1");
        await RelateAsync("Plant", "rel_has_lines", "Line2");
        await RelateAsync("Line1", "rel_runs_steps", "Mix");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Stop_PlannedChangedRemoved_WithWhoDidIt()
    {
        using HttpRequestMessage post = new(HttpMethod.Post, Path) { Content = JsonContent.Create(Body("Line1")) };
        post.Headers.Add("X-BatteryTwin-Actor", "Ann");
        using HttpResponseMessage added = await _server.Client.SendAsync(post, Cancel);
        JsonElement stop = await added.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        string address = $"{Path}/{stop.GetProperty("id").GetString()}";

        Assert.Equal((HttpStatusCode.Created, address, "\"1\""), (added.StatusCode, added.Headers.Location!.ToString(), added.Headers.ETag!.Tag));
        Assert.Equal(("Line1", s_start, "Window", "Ann"), (Text(stop, "twin"), stop.GetProperty("start").GetDateTimeOffset(), Text(stop, "title"), Text(stop, "changedBy")));

        using HttpResponseMessage changed = await PutAsync(address, Body("Line1", title: "Works"), "\"1\"");
        Assert.Equal((HttpStatusCode.OK, "\"2\""), (changed.StatusCode, changed.Headers.ETag!.Tag));
        await RefusedAsync(PutAsync(address, Body("Line1"), "\"1\""), HttpStatusCode.PreconditionFailed, "revision 2, yours is 1");

        Assert.Equal("Works", Text(await _server.Client.GetFromJsonAsync<JsonElement>(address, Cancel), "title"));
        using HttpResponseMessage removed = await _server.Client.DeleteAsync(address, Cancel);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        await RefusedAsync(_server.Client.GetAsync(address, Cancel), HttpStatusCode.NotFound, Path);
        await RefusedAsync(_server.Client.DeleteAsync(address, Cancel), HttpStatusCode.NotFound, Path);
    }

    [Fact]
    public async Task List_OfAStation_TakesTheStopsOfWhatContainsIt()
    {
        await AddAsync(Body("Plant", 48, "Yearly works"));
        await AddAsync(Body("Line1", 0, "Window 1"));
        await AddAsync(Body("Line2", 24, "Window 2"));

        Assert.Equal(["Window 1", "Yearly works"], await TitlesAsync("?twin=Mix"));
        Assert.Equal(["Window 1", "Window 2", "Yearly works"], await TitlesAsync(""));
        Assert.Equal(["Window 2"], await TitlesAsync($"?from={s_start.AddHours(10).ToUnixTimeMilliseconds()}&to={s_start.AddHours(40):yyyy-MM-ddTHH:mm:ssZ}"));
        await RefusedAsync(_server.Client.GetAsync($"{Path}?twin=Nobody", Cancel), HttpStatusCode.NotFound, "no twin 'Nobody'");
        await RefusedAsync(_server.Client.GetAsync($"{Path}?form=1", Cancel), HttpStatusCode.BadRequest, "unknown parameter");
        await RefusedAsync(_server.Client.GetAsync($"{Path}?from=soon", Cancel), HttpStatusCode.BadRequest, "'soon' is no time");
    }

    [Fact]
    public async Task Schedule_OfALine_UsesTheStopOfItsPlant()
    {
        await AddAsync(Body("Plant", 0, "Yearly works"));
        await PutNewAsync("crews/a", new { name = "Crew A", skills = new[] { "mechanical" }, calendar = new { timeZone = "UTC", shifts = Enum.GetNames<DayOfWeek>().Select(day => new { day = day.ToLowerInvariant(), start = "06:00", end = "05:00" }) } });
        await PutNewAsync("costs", new { currency = "EUR", labourPerHour = 60, lines = new[] { new { line = "Line1", contributionPerHour = 3_000, steps = new[] { new { station = "Mix" } } } } });
        await SucceedAsync(_server.Client.PostAsJsonAsync("/api/maintenance/orders", new { name = "Ana", order = new { type = "predictive", title = "Bearings", asset = "Mix", durationHours = 2, skills = new[] { "mechanical" } } }, Cancel));

        using HttpResponseMessage started = await _server.Client.PostAsJsonAsync("/api/maintenance/schedule", new { start = s_start.AddHours(-24), days = 3, iterations = 50 }, Cancel);
        string job = (await started.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("jobId").GetString()!;
        string proposal = (await _server.JobAsync(job)).GetProperty("result").GetProperty("proposalId").GetString()!;
        JsonElement placed = (await _server.Client.GetFromJsonAsync<JsonElement>($"/api/maintenance/schedule/{proposal}", Cancel)).GetProperty("schedule").GetProperty("jobs")[0];

        Assert.InRange(placed.GetProperty("start").GetDateTimeOffset(), s_start, s_start.AddHours(6));
        Assert.Contains(placed.GetProperty("reasons").EnumerateArray(), reason => Text(reason, "text").Contains("in the planned stop 'Yearly works'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"start":"2026-05-04T22:00:00Z","end":"2026-05-05T22:00:00Z","title":"Window"}""", "twin: it is missing")]
    [InlineData("""{"twin":"Nobody","start":"2026-05-04T22:00:00Z","end":"2026-05-05T22:00:00Z","title":"Window"}""", "there is no twin 'Nobody'")]
    [InlineData("""{"twin":"Line1","start":"Monday","end":"2026-05-05T22:00:00Z","title":"Window"}""", "'Monday' is no time")]
    [InlineData("""{"twin":"Line1","start":"2026-05-04T22:00:00Z","title":"Window"}""", "end: it is missing")]
    [InlineData("""{"twin":"Line1","start":"2026-05-04T22:00:00Z","end":"2026-05-04T21:00:00Z","title":"Window"}""", "after the start")]
    [InlineData("""{"twin":"Line1","start":"2026-05-04T22:00:00Z","end":"2026-05-05T22:00:00Z","title":"  "}""", "1 to 120 characters")]
    [InlineData("""{"twin":"Line1","start":5,""", "JSON")]
    [InlineData("", "JSON")]
    public async Task Plan_FaultyBody_SaysWhatAndKeepsNothing(string body, string message)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");

        await RefusedAsync(_server.Client.PostAsync(Path, content, Cancel), HttpStatusCode.BadRequest, message);

        Assert.Empty(await TitlesAsync(""));
    }

    private static object Body(string twin, double fromHours = 0, string title = "Window") =>
        new { twin, start = s_start.AddHours(fromHours), end = s_start.AddHours(fromHours + 8), title };

    private async Task AddAsync(object body) => await SucceedAsync(_server.Client.PostAsJsonAsync(Path, body, Cancel));

    private async Task<HttpResponseMessage> PutAsync(string address, object body, string match)
    {
        using HttpRequestMessage put = new(HttpMethod.Put, address) { Content = JsonContent.Create(body) };
        put.Headers.TryAddWithoutValidation("If-Match", match);
        return await _server.Client.SendAsync(put, Cancel);
    }

    private async Task PutNewAsync(string path, object body)
    {
        using HttpRequestMessage put = new(HttpMethod.Put, $"/api/maintenance/{path}") { Content = JsonContent.Create(body) };
        put.Headers.TryAddWithoutValidation("If-None-Match", "*");
        await SucceedAsync(_server.Client.SendAsync(put, Cancel));
    }

    private async Task<string[]> TitlesAsync(string query) =>
        [.. (await _server.Client.GetFromJsonAsync<JsonElement>(Path + query, Cancel)).GetProperty("stops").EnumerateArray().Select(stop => Text(stop, "title"))];

    private async Task RelateAsync(string from, string name, string to)
    {
        using StringContent edge = new($$"""{"$relationshipName":"{{name}}","$targetId":"{{to}}"}""", Encoding.UTF8, "application/json");
        await SucceedAsync(_server.Client.PutAsync($"/digitaltwins/{from}/relationships/{to}?api-version=2023-10-31", edge, Cancel));
    }

    private static async Task SucceedAsync(Task<HttpResponseMessage> call)
    {
        using HttpResponseMessage response = await call;
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }

    private static async Task RefusedAsync(Task<HttpResponseMessage> call, HttpStatusCode status, string message)
    {
        using HttpResponseMessage response = await call;
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains(message, (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).TryGetProperty("detail", out JsonElement detail) ? detail.GetString()! : string.Empty, StringComparison.Ordinal);
    }

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;
}

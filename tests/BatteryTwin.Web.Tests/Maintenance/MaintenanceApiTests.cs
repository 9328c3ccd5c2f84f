using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Maintenance;

/// <summary>Orders, crews, costs, recurring plans and schedules over HTTP, against the whole program.</summary>
public sealed class MaintenanceApiTests : IAsyncLifetime
{
    private const string Monday = "2027-03-15T00:00:00Z";

    private readonly string _directory = Directory.CreateTempSubdirectory("batterytwin-maintenance-").FullName;
    private TwinServer _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await TwinServer.StartAsync(_directory);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Order_FromProposalToCompletion_SurvivesARestart()
    {
        await PutCrewAsync("a", "mechanical");
        Assert.Equal("a", (await GetAsync("crews")).GetProperty("crews")[0].GetProperty("crew").GetProperty("id").GetString());
        string id = await AddOrderAsync("Change; \"bearings\", now");
        JsonElement job = await ScheduleAsync();
        Assert.Equal("succeeded", job.GetProperty("state").GetString());
        string proposal = job.GetProperty("result").GetProperty("proposalId").GetString()!;
        JsonElement placed = (await GetAsync($"schedule/{proposal}")).GetProperty("schedule").GetProperty("jobs")[0];
        Assert.Equal("2027-03-15T06:00:00+00:00", placed.GetProperty("start").GetString());
        Assert.Contains(placed.GetProperty("reasons").EnumerateArray(), reason => reason.GetProperty("kind").GetString() == "waiting");

        JsonElement accepted = await PostAsync($"schedule/{proposal}/accept", new { name = "Ana" }, HttpStatusCode.OK);
        Assert.Equal(("planned", "a"), (accepted.GetProperty("orders")[0].GetProperty("state").GetString(), accepted.GetProperty("orders")[0].GetProperty("plan").GetProperty("crew").GetString()));
        JsonElement again = await PostAsync($"schedule/{proposal}/accept", new { name = "Ben" }, HttpStatusCode.PreconditionFailed);
        Assert.Contains("ask for a new schedule", again.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, accepted.GetProperty("planned").GetInt32());
        Assert.Equal(proposal, (await GetAsync("schedule")).GetProperty("schedules")[0].GetProperty("id").GetString());
        Assert.Empty((await GetAsync("schedule/conflicts")).GetProperty("conflicts").EnumerateArray());
        await PostAsync($"orders/{id}/start", new { name = "Ben" }, HttpStatusCode.OK);
        await PostAsync($"orders/{id}/complete", new { name = "Ben", finding = "noFaultFound", note = "=1+1" }, HttpStatusCode.OK);

        using HttpRequestMessage csv = new(HttpMethod.Get, "/api/maintenance/orders?state=completed") { Headers = { { "Accept", "text/csv" } } };
        using HttpResponseMessage table = await _server.Client.SendAsync(csv, Cancel);
        string row = (await table.Content.ReadAsStringAsync(Cancel)).Split("\r\n")[1];
        Assert.Contains("completed,predictive,\"Change; \"\"bearings\"\", now\",Mixing,BallBearings,2,", row, StringComparison.Ordinal);
        Assert.Contains(",noFaultFound,'=1+1,", row, StringComparison.Ordinal);

        await _server.DisposeAsync();
        _server = await TwinServer.StartAsync(_directory);
        JsonElement kept = await GetAsync($"orders/{id}");
        Assert.Equal(["created", "planned", "started", "completed"], kept.GetProperty("history").EnumerateArray().Take(4).Select(action => action.GetProperty("verb").GetString()));
    }

    [Fact]
    public async Task Order_ChangedByTwo_TheSecondIsToldAndNothingIsOverwritten()
    {
        await PutCrewAsync("a", "mechanical");
        string id = await AddOrderAsync("Bearings");
        object plan = new { name = "Ana", start = "2027-03-15T07:00:00Z", crew = "a" };

        await PostAsync($"orders/{id}/plan", plan, HttpStatusCode.PreconditionRequired);
        JsonElement planned = await PostAsync($"orders/{id}/plan", plan, HttpStatusCode.OK, "\"1\"");
        Assert.Equal(("2027-03-15T09:00:00+00:00", true), (planned.GetProperty("plan").GetProperty("end").GetString(), planned.GetProperty("plan").GetProperty("pinned").GetBoolean()));
        JsonElement late = await PostAsync($"orders/{id}/plan", new { name = "Ben", start = "2027-03-16T07:00:00Z", crew = "a" }, HttpStatusCode.PreconditionFailed, "\"1\"");

        Assert.Contains("order 'Bearings' is at version 2, not 1: Ana planned it at", late.GetProperty("detail").GetString(), StringComparison.Ordinal);
        JsonElement job = await ScheduleAsync();
        JsonElement fixedJob = (await GetAsync($"schedule/{job.GetProperty("result").GetProperty("proposalId").GetString()}")).GetProperty("schedule").GetProperty("jobs")[0];
        Assert.Equal((true, "2027-03-15T07:00:00+00:00"), (fixedJob.GetProperty("isFixed").GetBoolean(), fixedJob.GetProperty("start").GetString()));
    }

    [Fact]
    public async Task Schedule_OfOneOrder_LeavesTheOthersAlone()
    {
        await PutCrewAsync("a", "mechanical");
        string asked = await AddOrderAsync("Bearings");
        string other = await AddOrderAsync("Belt");
        JsonElement alone = Assert.Single(await JobsAsync(asked));
        Assert.Equal((asked, false), (alone.GetProperty("id").GetString(), alone.GetProperty("isFixed").GetBoolean()));

        await PostAsync($"orders/{other}/plan", new { name = "Ana", start = "2027-03-15T07:00:00Z", crew = "a", pinned = false }, HttpStatusCode.OK, "*");
        JsonElement stays = (await JobsAsync(asked)).Single(job => job.GetProperty("id").GetString() == other);
        Assert.Contains("nobody asked to move it", stays.GetProperty("reasons")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, (await GetAsync("orders?state=live")).GetProperty("total").GetInt32());
        Assert.Equal("Bearings", (await GetAsync("orders?state=open")).GetProperty("orders")[0].GetProperty("order").GetProperty("title").GetString());
    }

    [Fact]
    public async Task CrewCalendar_LongAndOddText_IsFoldedAndEscaped()
    {
        await PutCrewAsync("a", "mechanical");
        string title = "Lager, Dichtung; Öl \\ " + new string('ß', 60);
        string id = await AddOrderAsync(title);
        await PostAsync($"orders/{id}/plan", new { name = "Ana", start = "2027-03-15T07:00:00Z", crew = "a" }, HttpStatusCode.OK, "*");

        using HttpResponseMessage answer = await _server.Client.GetAsync(new Uri("/api/maintenance/crews/a/calendar.ics", UriKind.Relative), Cancel);

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        string text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Equal(text, text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal));
        string unfolded = text.Replace("\r\n ", string.Empty, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Lager\\, Dichtung\\; Öl \\\\ " + new string('ß', 60) + "\r\n", unfolded, StringComparison.Ordinal);
        Assert.Contains("DTSTART:20270315T070000Z\r\nDTEND:20270315T090000Z\r\n", unfolded, StringComparison.Ordinal);
        Assert.StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith("END:VEVENT\r\nEND:VCALENDAR\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CostsAndWaiting_AreKeptWithVersionsAndAnswerTheWorkedOptimum()
    {
        object costs = new { currency = "EUR", labourPerHour = 60, lines = new[] { new { line = "L", contributionPerHour = 3_000, steps = new[] { new { station = "Mixing", bufferAfterHours = 4 } } } } };
        Assert.Equal(4, (await GetAsync("costs")).GetProperty("lateness").GetArrayLength());
        await SendAsync(HttpMethod.Put, "costs", costs, HttpStatusCode.PreconditionRequired);
        await SendAsync(HttpMethod.Put, "costs", costs, HttpStatusCode.OK, "\"0\"");
        JsonElement late = await SendAsync(HttpMethod.Put, "costs", costs, HttpStatusCode.PreconditionFailed, "\"0\"");
        Assert.Contains("changed since it was read", late.GetProperty("detail").GetString(), StringComparison.Ordinal);

        object[] quantiles = [.. Enumerable.Range(1, 99).Select(i => (object)new { probability = i / 100.0, hours = 1_000 * Math.Sqrt(-Math.Log(1 - (i / 100.0))) })];
        JsonElement waiting = await PostAsync("waiting", new { quantiles, planned = 100, failure = 1_000, ageHours = 0.001, horizonHours = 900, points = 10 }, HttpStatusCode.OK);
        Assert.Equal(336.45, waiting.GetProperty("optimum").GetProperty("hours").GetDouble(), 1.0);
        Assert.Equal(10, waiting.GetProperty("curve").GetArrayLength());
    }

    [Fact]
    public async Task RecurringPlan_ThatIsDue_MakesOneOrder()
    {
        await SendAsync(HttpMethod.Put, "plans/grease", new { order = Order("Grease"), recurrence = new { by = "calendar", every = 1, unit = "week", first = "2026-01-05", at = "06:00", timeZone = "Europe/Berlin" } }, HttpStatusCode.OK, isNew: true);

        JsonElement made = await PostAsync("plans/due", new { }, HttpStatusCode.OK);
        JsonElement none = await PostAsync("plans/due", new { }, HttpStatusCode.OK);

        Assert.Equal(("plan", "grease"), (made.GetProperty("orders")[0].GetProperty("origin").GetProperty("kind").GetString(), made.GetProperty("orders")[0].GetProperty("origin").GetProperty("reference").GetString()));
        Assert.Empty(none.GetProperty("orders").EnumerateArray());
    }

    [Theory]
    [InlineData("POST", "orders", """{"name":"Ana","order":{"type":"predictive","title":"","asset":"M","durationHours":2}}""", 400, "title")]
    [InlineData("POST", "orders", """{"name":"Ana","order":{"type":"wrong","title":"T","asset":"M","durationHours":2}}""", 400, "order.type")]
    [InlineData("POST", "orders", """{"name":"Ana","order":{"type":"predictive","title":"T","asset":"M","durationHours":1e300}}""", 400, "durationHours")]
    [InlineData("POST", "orders", """{"name":"Ana","order":{"type":"predictive","title":"T","asset":"M","durationHours":2,"parts":[null]}}""", 400, "parts")]
    [InlineData("POST", "orders", "no json", 400, "body")]
    [InlineData("POST", "orders", "null", 400, "body")]
    [InlineData("POST", "orders/none/start", """{"name":"Ana"}""", 404, "none")]
    [InlineData("POST", "orders/none/start", "{}", 400, "name")]
    [InlineData("GET", "orders?state=7", "", 400, "state")]
    [InlineData("PUT", "crews/b%20c", """{"calendar":{"timeZone":"Mars"}}""", 400, "id")]
    [InlineData("PUT", "crews/b", """{"calendar":{"timeZone":"Mars","shifts":[null]}}""", 400, "shifts")]
    [InlineData("PUT", "crews/b", """{"calendar":{"shifts":[{"day":"monday","start":"25:00","end":"06:00"}]}}""", 400, "calendar.shifts[0].start")]
    [InlineData("PUT", "costs", """{"currency":"EUR","labourPerHour":-1}""", 400, "labourPerHour")]
    [InlineData("PUT", "plans/p", """{"order":{"type":"preventive","title":"T","asset":"M","durationHours":2},"recurrence":{"every":3}}""", 400, "recurrence")]
    [InlineData("POST", "waiting", """{"quantiles":[{"probability":0.5,"hours":9},{"probability":0.9,"hours":3}],"planned":1,"failure":2}""", 400, "quantiles cross")]
    [InlineData("POST", "schedule", """{"days":366,"slotMinutes":5}""", 400, "slotMinutes")]
    [InlineData("POST", "schedule", """{"start":"9999-12-31T00:00:00Z"}""", 400, "start")]
    [InlineData("POST", "schedule", """{"stops":[null]}""", 400, "stops")]
    [InlineData("POST", "schedule/none/accept", """{"name":"Ana"}""", 404, "none")]
    public async Task Request_ThatIsWrong_SaysWhere(string method, string path, string body, int status, string named)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), $"/api/maintenance/{path}") { Content = method == "GET" ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("If-Match", "*");

        using HttpResponseMessage answer = await _server.Client.SendAsync(request, Cancel);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(named, (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenApi_DescribesTheRoutes()
    {
        JsonElement paths = (await _server.Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Cancel)).GetProperty("paths");

        string[] described = ["orders", "crews/{id}", "costs", "schedule", "plans/{id}"];
        Assert.All(described, path => Assert.Contains(paths.EnumerateObject(), one => one.Name.TrimEnd('/') == $"/api/maintenance/{path}"));
    }

    private static object Order(string title) => new { type = "predictive", title, asset = "Mixing", component = "BallBearings", durationHours = 2, skills = new[] { "mechanical" }, due = "2027-03-16T00:00:00Z" };

    private Task<JsonElement> PutCrewAsync(string id, string skill) => SendAsync(
        HttpMethod.Put,
        $"crews/{id}",
        new { name = $"Crew {id}", skills = new[] { skill }, calendar = new { timeZone = "UTC", shifts = Enum.GetNames<DayOfWeek>().Select(day => new { day = day.ToLowerInvariant(), start = "06:00", end = "14:00" }) } },
        HttpStatusCode.OK,
        isNew: true);

    private async Task<string> AddOrderAsync(string title) => (await PostAsync("orders", new { name = "Ana", origin = new { kind = "forecast", reference = "m1" }, order = Order(title) }, HttpStatusCode.Created)).GetProperty("id").GetString()!;

    private async Task<JsonElement> ScheduleAsync()
    {
        JsonElement started = await PostAsync("schedule", new { start = Monday, days = 7, iterations = 50 }, HttpStatusCode.Accepted);
        return await _server.JobAsync(started.GetProperty("jobId").GetString()!);
    }

    private async Task<JsonElement[]> JobsAsync(string order)
    {
        JsonElement started = await PostAsync("schedule", new { start = Monday, days = 7, iterations = 50, orders = new[] { order } }, HttpStatusCode.Accepted);
        string proposal = (await _server.JobAsync(started.GetProperty("jobId").GetString()!)).GetProperty("result").GetProperty("proposalId").GetString()!;
        return [.. (await GetAsync($"schedule/{proposal}")).GetProperty("schedule").GetProperty("jobs").EnumerateArray()];
    }

    private Task<JsonElement> GetAsync(string path) => _server.Client.GetFromJsonAsync<JsonElement>($"/api/maintenance/{path}", Cancel);

    private Task<JsonElement> PostAsync(string path, object body, HttpStatusCode expected, string? ifMatch = null) => SendAsync(HttpMethod.Post, path, body, expected, ifMatch);

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object body, HttpStatusCode expected, string? ifMatch = null, bool isNew = false)
    {
        using HttpRequestMessage request = new(method, $"/api/maintenance/{path}") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation(isNew ? "If-None-Match" : "If-Match", isNew ? "*" : ifMatch);
        if (ifMatch is null && !isNew)
        {
            request.Headers.Remove("If-Match");
        }

        using HttpResponseMessage answer = await _server.Client.SendAsync(request, Cancel);
        string text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.StatusCode == expected, string.Create(CultureInfo.InvariantCulture, $"{method} {path}: {(int)answer.StatusCode} {text}"));
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}

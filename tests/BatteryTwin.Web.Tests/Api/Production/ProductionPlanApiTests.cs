using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Web.Tests.Api.Production;

/// <summary>What people enter over HTTP, and what it does to the figures.</summary>
public sealed class ProductionPlanApiTests : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("batterytwin-production-").FullName;
    private ProductionPlant _plant = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _plant = await ProductionPlant.StartAsync(_directory);

    public async ValueTask DisposeAsync()
    {
        await _plant.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Calendar_ChangedByTwoPeople_KeepsTheFirstAndTellsTheSecond()
    {
        JsonObject calendar = (await _plant.Client.GetFromJsonAsync<JsonObject>("/api/production/calendar/Plant-B", Stop))!["calendar"]!.AsObject();
        Assert.Equal("Europe/Berlin", (string?)calendar["timeZone"]);
        calendar["recurringStops"] = new JsonArray(new JsonObject { ["reason"] = "Break", ["kind"] = "pause", ["start"] = "12:00", ["length"] = "00:30:00", ["days"] = new JsonArray() });

        await ExpectAsync(HttpStatusCode.PreconditionRequired, await _plant.SendAsync(HttpMethod.Put, "calendar/Plant-B", calendar.ToJsonString()));
        using HttpResponseMessage kept = await _plant.SendAsync(HttpMethod.Put, "calendar/Plant-B", calendar.ToJsonString(), "\"0\"");
        Assert.Equal((HttpStatusCode.OK, "\"1\""), (kept.StatusCode, kept.Headers.ETag?.Tag));
        await ExpectAsync(HttpStatusCode.PreconditionFailed, await _plant.SendAsync(HttpMethod.Put, "calendar/Plant-B", calendar.ToJsonString(), "\"0\""));

        JsonElement times = await _plant.RowAsync($"times?of=Test-B&{ProductionPlant.Day}");
        Assert.Equal((0.5, 24.5), (times.GetProperty("pauseHours").GetDouble(), times.GetProperty("plannedBusyHours").GetDouble()));
        await ReopenAsync();
        Assert.Equal(1, (await _plant.Client.GetFromJsonAsync<JsonElement>("/api/production/calendar/Plant-B", Stop)).GetProperty("version").GetInt64());
        Assert.Contains(await _plant.RowsAsync($"calendar/Plant-B/spans?{ProductionPlant.Day}"), span => span.GetProperty("kind").GetString() == "pause");
    }

    [Fact]
    public async Task Settings_WithOtherFactors_ChangeTheEmissions()
    {
        JsonObject settings = (await _plant.Client.GetFromJsonAsync<JsonObject>("/api/production/settings/Plant-B", Stop))!["settings"]!.AsObject();
        double before = (await _plant.RowAsync($"energy?{ProductionPlant.Day}")).GetProperty("co2LocationKgPerCell").GetDouble();
        settings["energy"]!["grid"]!["kgPerKwh"] = 0.7;
        await ExpectAsync(HttpStatusCode.OK, await _plant.SendAsync(HttpMethod.Put, "settings/Plant-B", settings.ToJsonString(), "\"0\""));

        Assert.Equal(before * 2, (await _plant.RowAsync($"energy?{ProductionPlant.Day}")).GetProperty("co2LocationKgPerCell").GetDouble(), 1e-6);
    }

    [Fact]
    public async Task Settings_KeptByAFormerVersion_CanStillBeRead()
    {
        await ExpectAsync(HttpStatusCode.OK, await _plant.SendAsync(HttpMethod.Put, "settings/Plant-B", """{"baseLoadKw": 7}""", "\"0\""));
        await _plant.DisposeAsync();
        await using (SqliteConnection database = new($"Data Source={Path.Combine(_directory, "production", "production.db")};Pooling=False"))
        {
            await database.OpenAsync(Stop);
            await using SqliteCommand former = database.CreateCommand();
            former.CommandText = """UPDATE document SET body = '{"baseLoadKw": 7, "crewCostPerHour": 60}'""";
            Assert.Equal(1, await former.ExecuteNonQueryAsync(Stop));
        }

        _plant = await ProductionPlant.ReopenAsync(_directory);
        Assert.Equal(7, (await _plant.Client.GetFromJsonAsync<JsonElement>("/api/production/settings/Plant-B", Stop)).GetProperty("settings").GetProperty("baseLoadKw").GetDouble());
    }

    [Fact]
    public async Task Figures_OfALineWithoutRates_StillHaveItsTimes()
    {
        foreach (string station in new[] { "Mix-B", "Test-B" })
        {
            using StringContent patch = new("""[{"op": "remove", "path": "/NominalRate"}]""", System.Text.Encoding.UTF8, "application/json-patch+json");
            using HttpResponseMessage patched = await _plant.Client.PatchAsync($"/digitaltwins/{station}?api-version=2023-10-31", patch, Stop);
            Assert.Equal(HttpStatusCode.NoContent, patched.StatusCode);
        }

        JsonElement row = await _plant.RowAsync($"oee?of=Line1-B&{ProductionPlant.Day}");

        Assert.Equal((50, 0.98), (Math.Round(row.GetProperty("plannedBusyHours").GetDouble(), 6), Math.Round(row.GetProperty("availability").GetDouble(), 6)));
        Assert.Equal(JsonValueKind.Null, row.GetProperty("oee").ValueKind);
    }

    [Fact]
    public async Task Orders_ToCome_AreListed()
    {
        DateTimeOffset soon = DateTimeOffset.UtcNow.AddDays(3);
        await ExpectAsync(HttpStatusCode.OK, await _plant.SendAsync(HttpMethod.Put, "orders/A1", $$"""{"lineId": "Line1-B", "product": "Cell", "quantity": 5, "from": "{{soon:O}}", "to": "{{soon.AddHours(8):O}}"}"""));

        Assert.Equal("A1", (await _plant.RowAsync("orders")).GetProperty("id").GetString());
    }

    [Fact]
    public async Task States_HalfOfAStopGivenAReason_AreSplitAndCanBeTakenBack()
    {
        const string Path = "states/Test-B";
        using HttpResponseMessage added = await _plant.SendAsync(HttpMethod.Post, $"{Path}/edits", """{"from": "2025-10-26T10:30:00Z", "to": "2025-10-26T11:00:00Z", "reason": "MAINTENANCE", "who": "Ann", "why": "greased it"}""");
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        string id = (await added.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("id").GetString()!;

        JsonElement[] states = await _plant.RowsAsync($"{Path}?{ProductionPlant.Day}");
        Assert.Equal([("running", "running"), ("down", "down"), ("planned", "down"), ("running", "running")], states.Select(state => (state.GetProperty("state").GetString(), state.GetProperty("measured").GetString())));
        JsonElement times = await _plant.RowAsync($"times?of=Test-B&{ProductionPlant.Day}");
        Assert.Equal((0.5, 0.5, 25.0), (times.GetProperty("downHours").GetDouble(), times.GetProperty("maintenanceHours").GetDouble(), times.GetProperty("calendarHours").GetDouble()));
        Assert.Equal("Ann", (await _plant.RowAsync($"{Path}/edits?{ProductionPlant.Day}")).GetProperty("who").GetString());

        await ExpectAsync(HttpStatusCode.BadRequest, await _plant.SendAsync(HttpMethod.Delete, $"{Path}/edits/{id}"));
        await ExpectAsync(HttpStatusCode.NoContent, await _plant.SendAsync(HttpMethod.Delete, $"{Path}/edits/{id}?who=Ben"));
        await ExpectAsync(HttpStatusCode.NotFound, await _plant.SendAsync(HttpMethod.Delete, $"{Path}/edits/{id}?who=Ben"));
        Assert.Equal(3, (await _plant.RowsAsync($"{Path}?{ProductionPlant.Day}")).Length);
        Assert.Contains("FAILURE", await ExpectAsync(HttpStatusCode.BadRequest, await _plant.SendAsync(
            HttpMethod.Post, $"{Path}/edits", """{"from": "2025-10-26T10:30:00Z", "to": "2025-10-26T11:00:00Z", "reason": "NONE", "who": "Ann"}""")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orders_ImportedEnteredAndDeleted_GiveTheTarget()
    {
        string csv = "order,line,product,quantity,from,to\nA1,Line1-B,Cell,7200,2025-10-26 06:00,2025-10-26 22:00\nA2,Nowhere,Cell,5,2025-10-26 06:00,2025-10-26 22:00\n";
        using HttpResponseMessage imported = await ImportAsync("orders", csv);
        JsonElement answer = await imported.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal((1, 3, "line"), (answer.GetProperty("kept").GetInt32(), answer.GetProperty("faults")[0].GetProperty("line").GetInt32(), answer.GetProperty("faults")[0].GetProperty("column").GetString()));

        JsonElement progress = await _plant.RowAsync("progress?at=2025-10-26T12:00:00Z");
        Assert.Equal(("orders", 3_600.0), (progress.GetProperty("targetFrom").GetString(), Math.Round(progress.GetProperty("target").GetDouble(), 6)));
        await ExpectAsync(HttpStatusCode.OK, await _plant.SendAsync(HttpMethod.Put, "targets", """[{"lineId": "Line1-B", "date": "2025-10-26", "shift": "Shift 1", "quantity": 5000}]"""));
        Assert.Equal("shiftTarget", (await _plant.RowAsync("progress?at=2025-10-26T12:00:00Z")).GetProperty("targetFrom").GetString());

        await ExpectAsync(HttpStatusCode.OK, await _plant.SendAsync(HttpMethod.Put, "orders/A1", """{"lineId": "Line1-B", "product": "Cell", "quantity": 9, "from": "2025-10-26T05:00:00Z", "to": "2025-10-26T21:00:00Z"}"""));
        Assert.Equal(9, (await _plant.RowAsync($"orders?{ProductionPlant.Day}")).GetProperty("quantity").GetDouble());
        await ExpectAsync(HttpStatusCode.NoContent, await _plant.SendAsync(HttpMethod.Delete, "orders/A1"));
        await ExpectAsync(HttpStatusCode.NotFound, await _plant.SendAsync(HttpMethod.Delete, "orders/A1"));
        await ExpectAsync(HttpStatusCode.NoContent, await _plant.SendAsync(HttpMethod.Delete, "targets?line=Line1-B&date=2025-10-26&shift=Shift%201"));
        await ExpectAsync(HttpStatusCode.BadRequest, await _plant.SendAsync(HttpMethod.Put, "orders/A1", """{"lineId": "Line1-B", "product": "Cell", "quantity": -9, "from": "2025-10-26T05:00:00Z", "to": "2025-10-26T21:00:00Z"}"""));
        await ExpectAsync(HttpStatusCode.BadRequest, await _plant.SendAsync(HttpMethod.Put, "targets", """[{"lineId": "Line1-B", "date": "2025-10-26", "shift": "Tea", "quantity": 5000}]"""));
        await ExpectAsync(HttpStatusCode.BadRequest, await ImportAsync("targets", "nothing"));
        await ExpectAsync(HttpStatusCode.UnsupportedMediaType, await _plant.SendAsync(HttpMethod.Post, "targets/import", "[]"));
    }

    [Fact]
    public async Task OrdersAndTargets_WithAnOldETag_AreNotOverwritten()
    {
        const string Order = """{"lineId": "Line1-B", "product": "Cell", "quantity": 9, "from": "2025-10-26T05:00:00Z", "to": "2025-10-26T21:00:00Z"}""";
        using HttpResponseMessage kept = await _plant.SendAsync(HttpMethod.Put, "orders/A1", Order, "\"0\"");
        string tag = kept.Headers.ETag!.Tag;
        await ExpectAsync(HttpStatusCode.PreconditionFailed, await _plant.SendAsync(HttpMethod.Put, "orders/A1", Order, "\"0\""));
        await ExpectAsync(HttpStatusCode.OK, await _plant.SendAsync(HttpMethod.Put, "orders/A1", Order, tag));
        await ExpectAsync(HttpStatusCode.PreconditionFailed, await _plant.SendAsync(HttpMethod.Delete, "orders/A1", ifMatch: tag));
        Assert.NotEqual(tag, $"\"{(await _plant.RowAsync($"orders?{ProductionPlant.Day}")).GetProperty("version").GetInt64()}\"");

        await ExpectAsync(HttpStatusCode.OK, await _plant.SendAsync(HttpMethod.Put, "targets", """[{"lineId": "Line1-B", "date": "2025-10-26", "shift": "Shift 1", "quantity": 5000, "version": 0}]"""));
        Assert.Contains("Nothing was kept", await ExpectAsync(HttpStatusCode.PreconditionFailed, await _plant.SendAsync(
            HttpMethod.Put, "targets", """[{"lineId": "Line1-B", "date": "2025-10-26", "shift": "Shift 1", "quantity": 1, "version": 0}, {"lineId": "Line1-B", "date": "2025-10-26", "shift": "Shift 2", "quantity": 1}]""")), StringComparison.Ordinal);
        Assert.Equal(5000, (await _plant.RowAsync("targets?line=Line1-B")).GetProperty("quantity").GetDouble());
        await ExpectAsync(HttpStatusCode.PreconditionFailed, await _plant.SendAsync(HttpMethod.Delete, "targets?line=Line1-B&date=2025-10-26&shift=Shift%201", ifMatch: "\"1\""));
    }

    [Fact]
    public async Task LateData_OfADayReadBefore_CountsAtOnce()
    {
        const string Hour = "times?of=Test-B&from=2025-10-26T23:00:00Z&to=2025-10-27T00:00:00Z";
        Assert.True((await _plant.RowAsync(Hour)).GetProperty("noDataHours").GetDouble() > 0.9);

        await _plant.WriteAsync("Test-B", 1500, 1560);

        Assert.Equal(1, (await _plant.RowAsync(Hour)).GetProperty("runningHours").GetDouble(), 1e-6);
    }

    private Task<HttpResponseMessage> ImportAsync(string what, string csv) =>
        _plant.Client.PostAsync($"/api/production/{what}/import", new StringContent(csv, System.Text.Encoding.UTF8, "text/csv"), Stop);

    private async Task ReopenAsync()
    {
        await _plant.DisposeAsync();
        _plant = await ProductionPlant.ReopenAsync(_directory);
    }

    private static async Task<string> ExpectAsync(HttpStatusCode status, HttpResponseMessage response)
    {
        using HttpResponseMessage answer = response;
        string text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(status == answer.StatusCode, $"{answer.StatusCode}: {text}");
        return text;
    }
}

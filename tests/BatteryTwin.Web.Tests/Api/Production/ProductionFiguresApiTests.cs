using System.Net.Http.Json;
using System.Text.Json;

namespace BatteryTwin.Web.Tests.Api.Production;

/// <summary>Figures over HTTP from stored telemetry, on the day of a clock change.</summary>
public sealed class ProductionFiguresApiTests(ProductionPlantFixture fixture) : IClassFixture<ProductionPlantFixture>
{
    private const double Tolerance = 1e-6;

    private readonly ProductionPlant _plant = fixture.Plant;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Oee_OfAStationOnTheLongDay_IsOfItsHours()
    {
        JsonElement row = await _plant.RowAsync($"oee?of=Test-B&by=day&{ProductionPlant.Day}");

        Assert.Equal("2025-10-26", row.GetProperty("period").GetString());
        Assert.Equal(25, Number(row, "plannedBusyHours"), Tolerance);
        Assert.Equal(0.96, Number(row, "availability"), Tolerance);
        Assert.Equal(1, Number(row, "performance"), Tolerance);
        Assert.Equal(0.98, Number(row, "quality"), Tolerance);
        Assert.Equal(0.96 * 0.98, Number(row, "oee"), Tolerance);
        Assert.Equal(14_400, Number(row, "produced"), Tolerance);
        Assert.Equal(14_112, Number(row, "good"), Tolerance);
    }

    [Fact]
    public async Task Oee_OfALine_IsOfSumsAndOutputOfItsLastStation()
    {
        JsonElement row = await _plant.RowAsync($"oee?of=Line1-B&{ProductionPlant.Day}");

        Assert.Equal(50, Number(row, "plannedBusyHours"), Tolerance);
        Assert.Equal(49.0 / 50, Number(row, "availability"), Tolerance);
        Assert.Equal(14_112, Number(row, "good"), Tolerance);
        Assert.Equal(["Mix-B", "Test-B"], (await _plant.RowsAsync($"oee?level=station&{ProductionPlant.Day}")).Select(station => station.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Times_ByShift_AddUpToTheCalendar()
    {
        JsonElement[] rows = await _plant.RowsAsync($"times?of=Test-B&by=shift&{ProductionPlant.Day}");
        string[] parts = ["noShiftHours", "pauseHours", "maintenanceHours", "trialHours", "runningHours", "setupHours", "starvedHours", "blockedHours", "idleHours", "downHours", "noDataHours"];

        Assert.Equal(["2025-10-25 Shift 3", "2025-10-26 Shift 1", "2025-10-26 Shift 2", "2025-10-26 Shift 3"], rows.Select(row => row.GetProperty("period").GetString()));
        Assert.Equal([7, 8, 8, 2], rows.Select(row => Number(row, "calendarHours")));
        Assert.All(rows, row => Assert.Equal(Number(row, "calendarHours"), parts.Sum(part => Number(row, part)), Tolerance));
        Assert.Equal(1, rows.Sum(row => Number(row, "downHours")), Tolerance);
    }

    [Fact]
    public async Task Losses_CausesReliabilityAndBottleneck_SeeTheStop()
    {
        JsonElement[] steps = await _plant.RowsAsync($"losses?of=Test-B&{ProductionPlant.Day}");
        Assert.Equal(600, Number(steps.Single(step => step.GetProperty("step").GetString() == "down"), "units"), Tolerance);
        Assert.Equal(14_112, Number(steps[^1], "units"), Tolerance);
        JsonElement cause = await _plant.RowAsync($"causes?{ProductionPlant.Day}");
        Assert.Equal(("Test-B", "down", 1.0, 1), (cause.GetProperty("stationId").GetString(), cause.GetProperty("state").GetString(), Math.Round(Number(cause, "hours"), 6), cause.GetProperty("times").GetInt32()));
        JsonElement reliability = await _plant.RowAsync($"reliability?of=Test-B&{ProductionPlant.Day}");
        Assert.Equal((24.0, 1.0), (Math.Round(Number(reliability, "mtbfHours"), 6), Math.Round(Number(reliability, "mttrHours"), 6)));
        Assert.Equal(2, (await _plant.RowsAsync($"bottleneck?{ProductionPlant.Day}")).Length);
    }

    [Fact]
    public async Task YieldAndEnergy_OfTheLine_LetGoodCellsCarryEverything()
    {
        JsonElement[] yields = await _plant.RowsAsync($"yield?of=Line1-B&{ProductionPlant.Day}");
        Assert.Equal(0.98 * 0.98, Number(yields[^1], "rolledYield"), Tolerance);

        JsonElement energy = await _plant.RowAsync($"energy?of=Line1-B&{ProductionPlant.Day}");
        double mix = 2_500 / 15_000.0 / (0.98 * 0.98);
        double test = 2_500 / 14_400.0 / 0.98;
        Assert.Equal(5_000, Number(energy, "energyKwh"), 1e-3);
        Assert.Equal(100, Number(energy, "idleKwh"), 1e-3);
        Assert.Equal(mix + test, Number(energy, "kwhPerCell"), Tolerance);
        Assert.Equal((mix + test) * 0.35, Number(energy, "co2LocationKgPerCell"), Tolerance);
        Assert.Equal("Europe", energy.GetProperty("factors").GetProperty("grid").GetProperty("region").GetString());
    }

    [Fact]
    public async Task Progress_WithoutATarget_IsAgainstThePlannedRate()
    {
        JsonElement row = await _plant.RowAsync("progress?of=Line1-B&at=2025-10-26T12:00:00Z");

        Assert.Equal("plannedRate", row.GetProperty("targetFrom").GetString());
        Assert.Equal(4_800, Number(row, "target"), Tolerance);
        Assert.Equal(6 * 600 * 0.98, Number(row, "good"), 1);
        Assert.Equal(4_200, Number(row, "expectedByNow"), Tolerance);
    }

    [Fact]
    public async Task Alarms_OfAQuietPlant_HaveNoShares()
    {
        JsonElement figures = await _plant.Client.GetFromJsonAsync<JsonElement>($"/api/production/alarms?of=Plant-B&{ProductionPlant.Day}", Stop);

        Assert.Equal((0, "veryLikelyAcceptable"), (figures.GetProperty("alarms").GetInt32(), figures.GetProperty("rateClass").GetString()));
    }

    [Fact]
    public async Task Oee_AsCsv_HasARowAndColumnsByName()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"/api/production/oee?of=Test-B&{ProductionPlant.Day}");
        request.Headers.Accept.ParseAdd("text/csv");
        using HttpResponseMessage response = await _plant.Client.SendAsync(request, Stop);
        string[] lines = (await response.Content.ReadAsStringAsync(Stop)).TrimEnd().Split("\r\n");

        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("id,name,period,from,to,plannedBusyHours", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("Test-B,Test-B,,2025-10-25T22:00:00+00:00,", Assert.Single(lines[1..]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenApi_DescribesEveryPath()
    {
        JsonElement paths = (await _plant.Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Stop)).GetProperty("paths");

        Assert.All(
            new[] { "oee", "times", "losses", "causes", "reliability", "bottleneck", "yield", "energy", "progress", "alarms", "calendar/{plant}", "settings/{plant}", "orders", "orders/import", "targets", "states/{station}/edits" },
            path => Assert.True(paths.TryGetProperty($"/api/production/{path}", out _), path));
    }

    private static double Number(JsonElement row, string name) => row.GetProperty(name).GetDouble();
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BatteryTwin.Ingest.Storage.Reports;

namespace BatteryTwin.Web.Tests.Api.Production;

/// <summary>The week of the clock change: one known day of two stations.</summary>
public sealed class WeeklyReportsApiTests(ProductionPlantFixture fixture) : IClassFixture<ProductionPlantFixture>
{
    private readonly ProductionPlant _plant = fixture.Plant;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Report_OfAWeek_IsOneFileWithItsFigures()
    {
        HttpResponseMessage answer = await _plant.Server.Client.GetAsync("/api/reports/weekly/Plant-B/2025-W43", Stop);
        string html = await answer.Content.ReadAsStringAsync(Stop);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Contains("week 2025-W43", html, StringComparison.Ordinal);
        Assert.Contains("14,112", html, StringComparison.Ordinal);
        Assert.Contains(".share-bar .fill", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Plant-B/2025-43", HttpStatusCode.BadRequest, "is no week")]
    [InlineData("Plant-B/2199-W01", HttpStatusCode.NotFound, "has not begun")]
    [InlineData("Nobody/2025-W43", HttpStatusCode.NotFound, "no plant 'Nobody'")]
    public async Task Report_OfNothing_SaysWhy(string path, HttpStatusCode status, string words)
    {
        HttpResponseMessage answer = await _plant.Server.Client.GetAsync($"/api/reports/weekly/{path}", Stop);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(words, (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeptReport_IsListedAndAnsweredAsItWasWritten()
    {
        _plant.Server.Get<ReportShelf>().Keep("Plant-B", "2025-W42", "<p>as it was</p>");

        Assert.Equal("<p>as it was</p>", await _plant.Server.Client.GetStringAsync("/api/reports/weekly/Plant-B/2025-W42", Stop));
        Assert.DoesNotContain("as it was", await _plant.Server.Client.GetStringAsync("/api/reports/weekly/Plant-B/2025-W42?fresh=true", Stop), StringComparison.Ordinal);
        JsonElement listed = (await _plant.Server.Client.GetFromJsonAsync<JsonElement>("/api/reports/weekly", Stop)).GetProperty("rows")[0];
        Assert.Equal(("Plant-B", "2025-W42"), (listed.GetProperty("plantId").GetString(), listed.GetProperty("week").GetString()));
    }
}

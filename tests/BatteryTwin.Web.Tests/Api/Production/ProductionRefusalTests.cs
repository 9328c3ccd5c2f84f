using System.Net;

namespace BatteryTwin.Web.Tests.Api.Production;

/// <summary>What cannot be answered or kept is refused with problem details that say what is wrong.</summary>
public sealed class ProductionRefusalTests(ProductionPlantFixture fixture) : IClassFixture<ProductionPlantFixture>
{
    private readonly ProductionPlant _plant = fixture.Plant;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("oee?of=Nobody", HttpStatusCode.NotFound, "Nobody")]
    [InlineData("oee?by=month", HttpStatusCode.BadRequest, "whole, shift, day, week")]
    [InlineData("oee?by=3", HttpStatusCode.BadRequest, "by")]
    [InlineData("oee?level=cell", HttpStatusCode.BadRequest, "station")]
    [InlineData("times?from=2025-10-27T00:00:00Z&to=2025-10-26T00:00:00Z", HttpStatusCode.BadRequest, "before")]
    [InlineData("losses?from=-62135596800000", HttpStatusCode.BadRequest, "1990")]
    [InlineData("energy?to=9000-01-01T00:00:00Z", HttpStatusCode.BadRequest, "2199")]
    [InlineData("oee?from=2020-01-01T00:00:00Z&to=2022-01-01T00:00:00Z", HttpStatusCode.BadRequest, "400 days")]
    [InlineData("causes?limit=-1", HttpStatusCode.BadRequest, "limit")]
    [InlineData("yield?twin=Mix-B", HttpStatusCode.BadRequest, "unknown parameter")]
    [InlineData("progress?at=noon", HttpStatusCode.BadRequest, "RFC 3339")]
    [InlineData("alarms?operators=none", HttpStatusCode.BadRequest, "operators")]
    [InlineData("states/Line1-B", HttpStatusCode.NotFound, "no station")]
    public async Task BadQuestions_AreRefusedWithWhatIsWrong(string path, HttpStatusCode status, string word) =>
        Assert.Contains(word, await RefusedAsync(status, await _plant.SendAsync(HttpMethod.Get, path)), StringComparison.Ordinal);

    [Theory]
    [InlineData("calendar/Plant-B", """{"timeZone": "Moon/Tycho"}""", "Moon/Tycho")]
    [InlineData("calendar/Plant-B", """{"shifts": [{"name": "A", "start": "06:00", "end": "14:00", "days": []}, {"name": "B", "start": "13:00", "end": "20:00", "days": []}]}""", "overlap")]
    [InlineData("calendar/Plant-B", """{"shifts": null}""", "shifts")]
    [InlineData("calendar/Plant-B", """{"plannedStops": [{"reason": "x", "kind": "pause", "from": "2026-01-01T00:00:00Z", "to": "2026-01-01T06:00:00Z"}]}""", "/api/maintenance/stops")]
    [InlineData("calendar/Plant-B", """{"holidays": [{"date": "9999-12-31", "name": "x"}]}""", "1990")]
    [InlineData("orders/A1", """{"lineId": "Line1-B", "product": "x", "quantity": 1, "from": "2025-01-01T00:00:00Z", "to": "2027-01-01T00:00:00Z"}""", "400 days")]
    [InlineData("calendar/Plant-B", "{", "line 1")]
    [InlineData("calendar/Plant-B", "null", "null")]
    [InlineData("calendar/Plant-B", """{"holidays": [null]}""", "null")]
    [InlineData("settings/Plant-B", """{"reasons": [null]}""", "null")]
    [InlineData("targets", "[null]", "null")]
    [InlineData("settings/Plant-B", """{"currency": "euro"}""", "currency")]
    [InlineData("settings/Plant-B", """{"energy": null}""", "energy")]
    [InlineData("settings/Plant-B", """{"cellEnergyKwh": 1e999}""", "cellEnergyKwh")]
    [InlineData("settings/Plant-B", """{"colour": 1}""", "colour")]
    public async Task BadPlans_AreRefusedWithWhatIsWrong(string path, string json, string word) =>
        Assert.Contains(word, await RefusedAsync(HttpStatusCode.BadRequest, await _plant.SendAsync(HttpMethod.Put, path, json, "*")), StringComparison.Ordinal);

    [Fact]
    public async Task Plans_OfALine_PointToItsPlant() =>
        Assert.Contains("Plant-B", await RefusedAsync(HttpStatusCode.NotFound, await _plant.SendAsync(HttpMethod.Get, "calendar/Line1-B")), StringComparison.Ordinal);

    private static async Task<string> RefusedAsync(HttpStatusCode status, HttpResponseMessage response)
    {
        using HttpResponseMessage answer = response;
        string text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(status == answer.StatusCode, $"{answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return text;
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Prognostics;

public sealed class ForecastsApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_ForecastsOfAPlantWithoutModels_AreNoneAndBadParametersAreNamed()
    {
        await using TwinServer server = await TwinServer.StartAsync();

        JsonElement none = await server.Client.GetFromJsonAsync<JsonElement>("/api/prognostics/forecasts?twin=Press-7", Cancel);
        using HttpResponseMessage unknown = await server.Client.GetAsync("/api/prognostics/forecasts?asset=Press-7", Cancel);
        using HttpResponseMessage empty = await server.Client.GetAsync("/api/prognostics/forecasts?twin=", Cancel);
        JsonElement description = await server.Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Cancel);

        Assert.Equal(0, none.GetProperty("forecasts").GetArrayLength());
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (unknown.StatusCode, empty.StatusCode));
        Assert.Contains("asset", await unknown.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.True(description.GetProperty("paths").GetProperty("/api/prognostics/forecasts").TryGetProperty("get", out _));
    }
}

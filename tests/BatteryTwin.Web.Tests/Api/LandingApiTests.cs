using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BatteryTwin.Ingest.Sources.LandingZone;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Api;

public sealed class LandingApiTests : IAsyncLifetime
{
    private ApiHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ApiHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Put_File_SaysWhereToSeeItsFate()
    {
        using HttpResponseMessage response = await _host.Client.PostAsync("/api/landing/files?name=cycler%2007.csv", new StringContent("time,a\n1,2\n"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("/api/landing/files?path=cycler%2007.csv", response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData(LandingDeliveryState.BadName, HttpStatusCode.BadRequest)]
    [InlineData(LandingDeliveryState.NoZone, HttpStatusCode.NotFound)]
    [InlineData(LandingDeliveryState.NameTaken, HttpStatusCode.Conflict)]
    [InlineData(LandingDeliveryState.TooLarge, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Put_Refused_IsAProblemWithTheReason(LandingDeliveryState state, HttpStatusCode status)
    {
        _host.Landing.Delivery = new(state, "this is why");

        using HttpResponseMessage response = await _host.Client.PostAsync("/api/landing/files?name=a.csv", null, TestContext.Current.CancellationToken);

        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal("this is why", (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData(LandingRetry.Back, HttpStatusCode.Accepted)]
    [InlineData(LandingRetry.Unknown, HttpStatusCode.NotFound)]
    [InlineData(LandingRetry.Gone, HttpStatusCode.Gone)]
    [InlineData(LandingRetry.Occupied, HttpStatusCode.Conflict)]
    public async Task Retry_Answers(LandingRetry retry, HttpStatusCode status)
    {
        _host.Landing.Retry = retry;

        using HttpResponseMessage response = await _host.Client.PostAsync("/api/landing/files/7/retry", null, TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task List_ByState_GivesZonesAndFiles()
    {
        _host.Landing.Zones.Add(new("landing", "/data/landing") { Done = 1, Failed = 1 });
        _host.Landing.Add("a.csv", LandingFileState.Done, 5);
        _host.Landing.Add("b.csv", LandingFileState.Failed, 0, reason: "no header");

        JsonElement answer = await _host.Client.GetFromJsonAsync<JsonElement>("/api/landing/files?state=failed", TestContext.Current.CancellationToken);

        Assert.Equal("landing", answer.GetProperty("zones")[0].GetProperty("name").GetString());
        JsonElement file = Assert.Single(answer.GetProperty("files").EnumerateArray());
        Assert.Equal(("b.csv", "Failed", "no header"), (file.GetProperty("path").GetString(), file.GetProperty("state").GetString(), file.GetProperty("reason").GetString()));
    }

    [Theory]
    [InlineData("state=lost", "state")]
    [InlineData("limit=0", "limit")]
    [InlineData("name=a", "name")]
    public async Task List_WrongParameter_IsNamed(string query, string named)
    {
        using HttpResponseMessage response = await _host.Client.GetAsync($"/api/landing/files?{query}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.True((await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("errors").TryGetProperty(named, out _));
    }
}

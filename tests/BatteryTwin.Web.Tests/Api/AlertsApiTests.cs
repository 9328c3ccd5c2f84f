using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Domain.Alarms;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Alerts;
using BatteryTwin.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BatteryTwin.Web.Tests.Api;

public sealed class AlertsApiTests : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("batterytwin-alerts-api-").FullName;
    private WebApplication _app = null!;
    private HttpClient _client = null!;
    private Alert _raised = null!;

    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0", $"--BatteryTwin:DataDirectory={_directory}"]);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddTelemetryStorage(builder.Configuration).AddAlertLog(builder.Configuration);
        builder.Services.AddProblemDetails();
        builder.Services.AddAntiforgery();
        _app = builder.Build();
        _app.UseAntiforgery();
        _app.MapAlertsApi();
        await _app.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
        _raised = await _app.Services.GetRequiredService<IAlertRaising>().RaiseAsync(
            new("bearing-vibration", "MixingStep-Line1-Munich", "BallBearings", AlertPriority.High, "Bearings begin to fail", "evidence"));
    }

    [Fact]
    public async Task List_OpenAlerts_ShowsTheAlertAsDocumented()
    {
        JsonElement answer = await _client.GetFromJsonAsync<JsonElement>("/api/alerts", TestContext.Current.CancellationToken);

        Assert.Equal(1, answer.GetProperty("total").GetInt32());
        JsonElement alert = answer.GetProperty("alerts")[0];
        Assert.Equal(_raised.Id, alert.GetProperty("id").GetString());
        Assert.Equal("new", alert.GetProperty("state").GetString());
        Assert.Equal("high", alert.GetProperty("priority").GetString());
    }

    [Fact]
    public async Task Acknowledge_WithName_MovesItToAcknowledgedAndASecondTimeConflicts()
    {
        using HttpResponseMessage first = await PostAsync("acknowledge", new { name = "Ana", note = "on my way" });
        using HttpResponseMessage second = await PostAsync("acknowledge", new { name = "Ben" });

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("acknowledged", (await first.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal("application/problem+json", second.Content.Headers.ContentType!.MediaType);
        Assert.Equal(1, await TotalAsync("acknowledged"));
        Assert.Equal(0, await TotalAsync("new"));
    }

    [Fact]
    public async Task Shelve_AndUnshelve_ChangesTheState()
    {
        using HttpResponseMessage shelved = await PostAsync("shelve", new { name = "Ana", until = DateTimeOffset.UtcNow.AddHours(1), reason = "part ordered" });
        Assert.Equal(HttpStatusCode.OK, shelved.StatusCode);
        Assert.Equal(1, await TotalAsync("shelved"));

        using HttpResponseMessage back = await PostAsync("unshelve", new { name = "Ana" });

        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        Assert.Equal(1, await TotalAsync("new"));
    }

    public static TheoryData<string, string, string> BadRequests => new()
    {
        { "acknowledge", "{}", "name" },
        { "shelve", """{"name":"Ana","reason":"x"}""", "until" },
        { "shelve", """{"name":"Ana","until":"2001-01-01T00:00:00Z","reason":"x"}""", "until" },
        { "shelve", """{"name":"Ana","until":"2999-01-01T00:00:00Z"}""", "reason" },
    };

    [Theory]
    [MemberData(nameof(BadRequests))]
    public async Task Post_IncompleteBody_400NamesWhatIsMissing(string verb, string body, string named)
    {
        using StringContent content = new(body, System.Text.Encoding.UTF8, "application/json");

        using HttpResponseMessage answer = await _client.PostAsync(Address(verb), content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(named, (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/alerts?state=7", HttpStatusCode.BadRequest)]
    [InlineData("/api/alerts?state=loud", HttpStatusCode.BadRequest)]
    [InlineData("/api/alerts?limit=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/alerts/none", HttpStatusCode.NotFound)]
    public async Task Get_WrongQuestion_SaysSo(string path, HttpStatusCode expected)
    {
        using HttpResponseMessage answer = await _client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task<int> TotalAsync(string state) =>
        (await _client.GetFromJsonAsync<JsonElement>($"/api/alerts?state={state}", TestContext.Current.CancellationToken)).GetProperty("total").GetInt32();

    private Task<HttpResponseMessage> PostAsync(string verb, object body) => _client.PostAsJsonAsync(Address(verb), body, TestContext.Current.CancellationToken);

    private Uri Address(string verb) => new($"/api/alerts/{_raised.Id}/{verb}", UriKind.Relative);
}

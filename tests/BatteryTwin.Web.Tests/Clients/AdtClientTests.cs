using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;

namespace BatteryTwin.Web.Tests.Clients;

/// <summary>
/// A whole life with the official Azure Digital Twins client, old and new, against the whole program: models, 500 twins, relationships, patches,
/// components, queries, telemetry, event routes, and every error documented.
/// </summary>
public sealed class AdtClientTests : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("batterytwin-adt-").FullName;
    private WebApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = WebHost.Build(
        [
            "--applicationName", "BatteryTwin.Web", "--urls", "http://127.0.0.1:0", "--BatteryTwin:DemoPlant:Enabled=false", $"--BatteryTwin:DataDirectory={_directory}",
            "--BatteryTwin:EventEndpoints:conformance:Url=http://127.0.0.1:9/", "--Logging:LogLevel:Default=Warning",
        ]);
        await _app.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("1.1")]
    public async Task DigitalTwinsClient_WholeLife_GoesAsDocumented(string version)
    {
        string url = _app.Urls.Single();
        using JsonDocument report = JsonDocument.Parse(await NodeClients.RunAsync("adt.mjs", version, url));

        Assert.Equal(24, report.RootElement.GetProperty("done").GetArrayLength());
        Assert.Empty(report.RootElement.GetProperty("skipped").EnumerateArray());
        using HttpClient http = new() { BaseAddress = new Uri(url) };
        JsonElement stored = await http.GetFromJsonAsync<JsonElement>("/api/telemetry/latest?twin=machine-004", TestContext.Current.CancellationToken);
        Assert.Contains(stored.EnumerateArray(), value => value.GetProperty("field").GetString() == "drive.torque" && value.GetProperty("value").GetDouble() == 12.5);
        Assert.Contains(stored.EnumerateArray(), value => value.GetProperty("field").GetString() == "state.word" && value.GetProperty("value").GetString() == "warm");
    }
}

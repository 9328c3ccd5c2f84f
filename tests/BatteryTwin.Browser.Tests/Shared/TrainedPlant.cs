using System.Net.Http.Json;
using System.Text.Json;

namespace BatteryTwin.Browser.Tests.Shared;

/// <summary>The demo plant with models of its fleet: ready once a component has a forecast.</summary>
public sealed class TrainedPlant() : DemoPlantFixture(
    "--BatteryTwin:DemoPlant:HistoryDays=2",
    "--BatteryTwin:DemoPlant:FaultDelay=00:00:10",
    "--BatteryTwin:DemoPlant:FaultGrowth=00:01:00",
    "--BatteryTwin:Detection:Bearing:Window=00:00:03",
    "--BatteryTwin:Detection:Bearing:MinimumCount=2",
    "--BatteryTwin:Prognostics:Forecasts:FleetDelay=00:00:00",
    "--BatteryTwin:Prognostics:Forecasts:Every=00:00:05")
{
    /// <summary>The first of the fleet's models has to be trained.</summary>
    private static readonly TimeSpan s_deadline = TimeSpan.FromMinutes(3);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        using CancellationTokenSource deadline = new(s_deadline);
        while (!await HasForecastAsync(deadline.Token))
        {
            await Task.Delay(500, deadline.Token);
        }
    }

    private async Task<bool> HasForecastAsync(CancellationToken cancel) =>
        (await Process.Client.GetFromJsonAsync<JsonElement>("/api/prognostics/forecasts", cancel)).GetProperty("forecasts").EnumerateArray()
        .Any(forecast => forecast.TryGetProperty("rulHours", out JsonElement hours) && hours.ValueKind == JsonValueKind.Number);
}

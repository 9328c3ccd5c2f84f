using System.Net.Http.Json;
using System.Text.Json;
using BatteryTwin.Browser.Tests.Shared;

namespace BatteryTwin.Browser.Tests.Story;

/// <summary>The queries that everyone tries first, on the whole program, before and after the mixer fault.</summary>
public sealed class StoryQueryTests
{
    private const string Unhealthy = "SELECT * FROM digitaltwins WHERE HealthPrediction != 'OK'";
    private static readonly TimeSpan s_deadline = TimeSpan.FromMinutes(3);
    private static readonly string[] s_steps = ["Mixing", "Coating", "Calendering", "Slitting", "Stacking", "Filling", "Formation", "EndOfLineTest"];

    [Fact]
    public async Task Query_BeforeAndAfterTheMixerFault_AnswersAsTheStorySays()
    {
        await using PlantProcess plant = await PlantProcess.StartAsync(
            "--BatteryTwin:DemoPlant:HistoryDays=1",
            "--BatteryTwin:DemoPlant:RecentHours=1",
            "--BatteryTwin:DemoPlant:FaultDelay=00:00:25",
            "--BatteryTwin:DemoPlant:FaultGrowth=00:00:20",
            "--BatteryTwin:Detection:Bearing:Window=00:00:03",
            "--BatteryTwin:Detection:Bearing:MinimumCount=2",
            DemoPlantFixture.WithoutTraining);

        Assert.Empty(await Ids(plant, Unhealthy));
        DateTimeOffset before = DateTimeOffset.UtcNow;
        Assert.Equal(3 + 6 + 48, (await Ids(plant, "SELECT * FROM digitaltwins")).Length);
        Assert.Equal(
            s_steps.Select(step => $"{step}Step-Line2-Dallas").Order(),
            (await Ids(plant, "SELECT target FROM DIGITALTWINS source JOIN target RELATED source.rel_runs_steps WHERE source.$dtId = 'ProductionLine2-Dallas'")).Order());

        string[] found = [];
        using CancellationTokenSource deadline = new(s_deadline);
        while (found.Length == 0)
        {
            await Task.Delay(500, deadline.Token);
            found = await Ids(plant, Unhealthy);
        }

        Assert.Equal(["MixingStep-Line1-Munich"], found);
        Assert.Equal(["MixingStep-Line1-Munich"], await Ids(plant, "SELECT * FROM digitaltwins WHERE BallBearings.faultPredicted = true"));
        Assert.Empty(await Ids(plant, Unhealthy, before));
    }

    private static async Task<string[]> Ids(PlantProcess plant, string query, DateTimeOffset? asOf = null)
    {
        string past = asOf is { } time ? $"&asOf={Uri.EscapeDataString(time.ToString("O"))}" : string.Empty;
        List<string> ids = [];
        string? token = null;
        do
        {
            using HttpResponseMessage response = await plant.Client.PostAsJsonAsync($"/query?api-version=2023-10-31{past}", new { query, continuationToken = token });
            JsonElement page = await response.Content.ReadFromJsonAsync<JsonElement>();
            Assert.True(response.IsSuccessStatusCode, page.GetRawText());
            ids.AddRange(page.GetProperty("value").EnumerateArray().Select(row => (row.TryGetProperty("target", out JsonElement target) ? target : row).GetProperty("$dtId").GetString()!));
            token = page.GetProperty("continuationToken").GetString();
        }
        while (token is not null);
        return [.. ids];
    }
}

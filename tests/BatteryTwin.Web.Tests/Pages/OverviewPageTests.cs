using AngleSharp.Dom;
using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.State;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class OverviewPageTests
{
    [Fact]
    public async Task Quiet_SaysSoAndShowsEveryStationOnce()
    {
        IElement page = await RenderedPage.OfAsync<OverviewPage>(new());

        Assert.Equal("Overview", page.Words("h1"));
        Assert.Contains("The line is healthy.", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing needs you now", page.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Mixing", "Coating", "Testing"], page.QuerySelectorAll(".line-stations .station-name").Select(name => name.TextContent));
        Assert.Equal("700 of 700 cells/h", page.Words(".line-rate span"));
        Assert.DoesNotContain("Stopped", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault_NamesStationAndLeadsToIt()
    {
        SmallPlant plant = new();
        plant.Alerts.Raise("Coat-A", AlertPriority.High, "Fan unsteady at Coat-A");

        IElement page = await RenderedPage.OfAsync<OverviewPage>(plant, "/?range=8h");

        Assert.Contains("1 of 1 lines needs attention.", page.TextContent, StringComparison.Ordinal);
        IElement alert = page.QuerySelector(".alert-line")!;
        Assert.Equal("Fan unsteady", alert.Words(".alert-title"));
        Assert.Equal("/assets/Coat-A?range=8h", alert.QuerySelector(".alert-place a")!.GetAttribute("href"));
        Assert.Contains("High", page.Words(".station-high"), StringComparison.Ordinal);
        Assert.Contains("Acknowledge", alert.Words(".alert-actions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OutputMissingAgainstThePlan_IsWorthWhatAnHourOfTheLineContributes()
    {
        // Two hours of the shift at 350 of 700 an hour: one hour of output.
        SmallPlant plant = new();
        plant.Work.Costs = new() { Lines = [new() { Line = SmallPlant.LineId, ContributionPerHour = 3_000 }] };
        Run(plant, hoursAgo: 2, unitsPerHour: 350);

        IElement strip = (await RenderedPage.OfAsync<OverviewPage>(plant)).QuerySelector(".line-strip")!;

        Assert.Equal("Lost this shift 3,000 EUR", strip.Words(".line-cost"));
    }

    [Fact]
    public async Task HighScrap_MarksTheYield()
    {
        SmallPlant plant = new();
        plant.Latest.Set("Test-A", StationSignals.ScrapRate, FieldValue.Float(60));

        Assert.EndsWith("%, low", (await RenderedPage.OfAsync<OverviewPage>(plant)).Words(".line-yield"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OldData_IsMarkedStaleWithItsAge()
    {
        SmallPlant plant = new();
        plant.Time.Advance(TimeSpan.FromMinutes(5));

        IElement page = await RenderedPage.OfAsync<OverviewPage>(plant);

        Assert.NotNull(page.QuerySelector(".panel-stale"));
        Assert.Contains("The newest value is 5 min old", page.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll(".station-stale").Length);
        Assert.Equal("No recent data", page.Words(".line-name .muted"));
    }

    [Fact]
    public async Task NothingAtAll_ShowsTheThreeWaysToBegin()
    {
        IElement page = await RenderedPage.OfAsync<OverviewPage>(new(empty: true));

        Assert.Equal("Welcome to BatteryTwin", page.Words("h1"));
        Assert.Equal(3, page.QuerySelectorAll(".first-run section").Length);
        Assert.Contains("--BatteryTwin:DemoPlant:Enabled=true", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("http://localhost:5080/api/v2/write", page.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("a"), link => link.TextContent == "Start a plant" && link.GetAttribute("href") == "/setup");
    }

    [Fact]
    public async Task OnlyDataWithoutModels_ListsWhoSends()
    {
        SmallPlant plant = new(empty: true);
        plant.Ingest.AddUnmapped("Press 7", "force", SmallPlant.Start);

        IElement page = await RenderedPage.OfAsync<OverviewPage>(plant);

        Assert.Equal("Overview", page.Words("h1"));
        Assert.Equal("/assets/Press%207", page.QuerySelector("td a")!.GetAttribute("href"));
    }

    private static void Run(SmallPlant plant, double hoursAgo, double unitsPerHour)
    {
        DateTimeOffset from = SmallPlant.Start.AddHours(-hoursAgo);
        plant.Store.Put("Test-A", StationSignals.OperatingState, from, FieldValue.String(OperatingStates.Running));
        for (DateTimeOffset time = from; time < SmallPlant.Start; time += TimeSpan.FromMinutes(15))
        {
            plant.Store.Put("Test-A", StationSignals.Throughput, time, FieldValue.Float(unitsPerHour));
        }
    }
}

using AngleSharp.Dom;
using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Domain.Maintenance.Risk;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Pages;

/// <summary>What one more day of waiting costs, on the overview: lives are exponential with a mean of 1000 h, a failure costs 9000 beyond a planned job: 213 a day.</summary>
public sealed class OverviewRisksTests
{
    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task NothingPlanned_SaysWhatADayCostsAndLeadsToTheOrder()
    {
        Risk("BallBearings", 10_000);

        IElement panel = await PanelAsync("Waiting costs 213 EUR a day");

        Assert.StartsWith("Ball bearings Mixing, Line 1, Plant A 213 EUR a day 10 % within 7 days", panel.Words(".day-risks li"), StringComparison.Ordinal);
        Assert.EndsWith("Nothing planned. Order work on Ball bearings, Mixing, Line 1, Plant A", panel.Words(".day-risks li"), StringComparison.Ordinal);
        Assert.Equal("/assets/Mix-A?component=BallBearings", panel.QuerySelector(".day-risks a")!.GetAttribute("href"));
        Assert.Equal("/maintenance?new=forecast&asset=Mix-A&component=BallBearings", panel.QuerySelector(".day-risk-more a")!.GetAttribute("href"));
        Assert.StartsWith("2 % that it fails in the next 24 h", panel.QuerySelector(".day-risk-cost")!.GetAttribute("title"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_DearestFirstWithBarsAgainstIt_FiveShown()
    {
        for (int i = 1; i <= 7; i++)
        {
            Risk($"Part{i}", 1_000 + (i * 1_000));
        }

        IElement panel = await PanelAsync("Waiting costs 664 EUR a day");

        Assert.Equal(["Part7", "Part6", "Part5", "Part4", "Part3"], panel.QuerySelectorAll(".day-risks .status").Select(name => name.Words()));
        Assert.Equal(["100", "85.7", "71.4", "57.1", "42.9"], panel.QuerySelectorAll(".day-risk-fill").Select(bar => bar.GetAttribute("width")));
        Assert.Contains("2 more cost less.", panel.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Planned_SaysWhenAndByWhom()
    {
        Risk("BallBearings", 10_000);
        _plant.Work.Crew("a");
        _plant.Work.Plan(_plant.Work.Put("Replace", component: "BallBearings"), "a", 30);

        IElement job = (await PanelAsync("Waiting costs 213 EUR a day")).QuerySelector(".day-risk-more a")!;

        Assert.StartsWith("Planned Tue 5 May", job.Words(), StringComparison.Ordinal);
        Assert.EndsWith(", Crew a", job.Words(), StringComparison.Ordinal);
        Assert.Equal("/maintenance?order=order-1", job.GetAttribute("href"));
    }

    [Fact]
    public async Task OrderWithoutForecast_CostsItsLateness()
    {
        _plant.Work.Costs = new() { Lateness = [new LatenessRate(WorkPriority.Medium, 5)] };
        _plant.Work.Put("Grease", due: SmallPlant.Start.AddHours(-1));

        Assert.StartsWith("Grease Mixing of line 1", (await PanelAsync("Waiting costs 120 EUR a day")).Words(".day-risks li"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaitingSaves_NothingIsListed()
    {
        _plant.Forecasts.Put("Mix-A", "BallBearings", 4_000);
        _plant.Work.Waiting["BallBearings"] = new(new WeibullLife(4, 5_000), new(1_000, 10_000), lifeValuePerHour: 1);

        Assert.Contains("No component costs anything by waiting another day.", (await PanelAsync("Largest risks")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CostsOfSomeUnknown_SaysHowManyAreLeftOut()
    {
        Risk("BallBearings", 10_000);
        _plant.Forecasts.Put("Coat-A", "Dryer", 240);

        Assert.Contains("1 of 2 components are left out", (await PanelAsync("Waiting costs 213 EUR a day")).Words(".panel-note"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoCostsAtAll_RanksWhatFailsBeforeItsStopByProbability()
    {
        _plant.Forecasts.Put("Mix-A", "BallBearings", 240);
        _plant.Forecasts.Put("Coat-A", "Dryer", 4_000);
        _plant.Stops.Ahead("Line1-A", 264);

        IElement panel = await PanelAsync("1 component may fail before its next planned stop");

        Assert.Contains("PUT /api/maintenance/costs", panel.Words(".panel-note"), StringComparison.Ordinal);
        Assert.Equal("Ball bearings", Assert.Single(panel.QuerySelectorAll(".day-risks .status")).Words());
        Assert.Equal("10 %", panel.Words(".day-risk-cost"));
    }

    [Fact]
    public async Task NoForecasts_SaysWhereTheyComeFrom()
    {
        IElement panel = await PanelAsync("Largest risks");

        Assert.Contains("No component has a forecast yet", panel.Words(), StringComparison.Ordinal);
        Assert.Equal("/model-studio", panel.QuerySelector(".panel-note a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task IngestServiceAway_SaysSo()
    {
        _plant.Forecasts.Away = "the ingest service does not answer";

        Assert.Equal("Remaining lives are not known: the ingest service does not answer.", (await PanelAsync("Largest risks")).Words(".panel-note"));
    }

    private void Risk(string component, double failureCost)
    {
        _plant.Forecasts.Put("Mix-A", component, 240);
        _plant.Work.Waiting[component] = new(new WeibullLife(1, 1_000), new(1_000, failureCost));
    }

    private async Task<IElement> PanelAsync(string title) =>
        (await RenderedPage.OfAsync<OverviewPage>(_plant)).QuerySelectorAll("section.panel").Single(panel => panel.Words("h2") == title);
}

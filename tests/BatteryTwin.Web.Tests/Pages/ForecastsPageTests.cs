using AngleSharp.Dom;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class ForecastsPageTests
{
    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task Shortest_ComesFirst_AndWhatFailsBeforeItsStopIsMarked()
    {
        _plant.Forecasts.Put("Test-A", "Probes", 2_000);
        _plant.Forecasts.Abstain("Mix-A", "Gearbox", "it runs hotter than any machine before");
        _plant.Forecasts.Put("Coat-A", "Dryer", 240);
        _plant.Stops.Ahead("Line1-A", 264);

        IElement page = await RenderAsync();

        Assert.Equal("1 of 3 components may fail before its next planned stop. 1 has no forecast.", page.Words(".page-head p"));
        IElement[] rows = Rows(page);
        Assert.Equal(["Dryer", "Probes"], rows.Select(row => row.Words(".forecast-name a")));
        Assert.Equal("80 %: 7–14 days", rows[0].Words(".status-advisory"));
        Assert.Equal(("in 11 days", "64 % before it"), (rows[0].Words(".forecast-stop span"), rows[0].Words(".forecast-stop small")));
        Assert.Contains("Coating, Line 1, Plant A", rows[0].Words(), StringComparison.Ordinal);
        Assert.Equal(("0 s old", "m-7"), (rows[0].Words(".forecast-data span"), rows[0].Words(".forecast-data small")));
        Assert.Equal("/assets/Coat-A?component=Dryer", rows[0].QuerySelector(".forecast-name a")!.GetAttribute("href"));
        Assert.Null(rows[1].QuerySelector(".status-advisory"));
        Assert.Contains("under 3 % before it", rows[1].Words(), StringComparison.Ordinal);
        IElement untold = page.QuerySelector(".untold")!;
        Assert.Equal(("1 component has no forecast", "It runs hotter than any machine before"), (untold.Words("summary"), untold.Words("p")));
        Assert.Equal("/assets/Mix-A?component=Gearbox", untold.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Bars_ShareOneAxis_WithTheStopsOfTheirLine()
    {
        _plant.Forecasts.Put("Coat-A", "Dryer", 240);
        _plant.Stops.Ahead("Plant-A", 360, 24);

        IElement page = await RenderAsync("/forecasts?span=30d");

        IElement bar = page.QuerySelector(".life-bar")!;
        Assert.Equal("80 %: 7–14 days; next planned stop in 15 days, 93 % that it fails before.", bar.GetAttribute("aria-label"));
        Assert.Equal("500", bar.QuerySelector(".stop")!.GetAttribute("x"));
        Assert.Equal("33.33", bar.QuerySelector(".stop")!.GetAttribute("width"));
        Assert.Equal("233.33", bar.QuerySelector(".thick")!.GetAttribute("x"));
        Assert.Equal("233.33", bar.QuerySelector(".thick")!.GetAttribute("width"));
        Assert.NotEmpty(page.QuerySelectorAll(".forecast-head .life-axis span"));
    }

    [Fact]
    public async Task Filters_Order_AndComponent_ComeFromTheAddress()
    {
        _plant.Forecasts.Put("Coat-A", "Dryer", 100);
        _plant.Forecasts.Put("Mix-A", "BallBearings", 200);
        _plant.Forecasts.Put("Test-A", "Dryer", 300);

        IElement page = await RenderAsync("/forecasts?kind=Dryer&sort=place&component=Test-A%2FDryer");

        Assert.Equal(["Coating, Line 1, Plant A", "Testing, Line 1, Plant A"], Rows(page).Select(row => row.Words(".forecast-name small")));
        Assert.Contains("Testing, Line 1, Plant A", page.Words(".forecast-chosen"), StringComparison.Ordinal);
        Assert.StartsWith("Survival curve of Dryer, Testing", page.QuerySelector(".survival svg")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal(["", "BallBearings", "Dryer"], page.QuerySelectorAll("select").Single(select => select.QuerySelector("option[value=BallBearings]") is not null).QuerySelectorAll("option").Select(option => option.GetAttribute("value")));
        Assert.Contains("Nothing matches", (await RenderAsync("/forecasts?line=elsewhere")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LivesBeyondTheCap_AreNoRiskAndSayMoreThan()
    {
        _plant.Forecasts.Put("Coat-A", "Dryer", 5_000, capHours: 125);
        _plant.Stops.Ahead("Line1-A", 480);

        IElement page = await RenderAsync();

        Assert.Contains("0 of 1 components may fail before their next planned stop.", page.Words(".page-head p"), StringComparison.Ordinal);
        Assert.Equal("80 %: more than 5.2 days", Rows(page)[0].Words(".forecast-words"));
    }

    [Fact]
    public async Task StoppedNow_WorkIsPossible_SoNothingIsAtRisk()
    {
        _plant.Forecasts.Put("Coat-A", "Dryer", 10);
        _plant.Stops.Ahead("Line1-A", -2);

        IElement page = await RenderAsync();

        Assert.Null(page.QuerySelector(".forecast .status-advisory"));
        Assert.Equal("stopped now", Rows(page)[0].Words(".forecast-stop"));
    }

    [Fact]
    public async Task OldData_IsMarked()
    {
        _plant.Forecasts.Put("Coat-A", "Dryer", 240, age: TimeSpan.FromHours(3));

        IElement page = await RenderAsync();

        Assert.Equal("(3 h old)", page.Words(".forecast-old"));
        Assert.NotNull(page.QuerySelector(".life-stale"));
    }

    [Fact]
    public async Task NoModelsYet_IsSaidOnceAndNotAsIfNothingCouldFail()
    {
        _plant.Forecasts.Abstain("Mix-A", "Gearbox", "there is no model of its kind yet");
        _plant.Forecasts.Abstain("Coat-A", "Dryer", "there is no model of its kind yet");

        IElement page = await RenderAsync();

        Assert.Equal("No component has a forecast yet.", page.Words(".page-head p"));
        Assert.Single(page.QuerySelectorAll(".untold p"));
        Assert.True(page.QuerySelector(".untold")!.HasAttribute("open"));
        Assert.Null(page.QuerySelector(".life-bar"));
    }

    [Fact]
    public async Task NoForecasts_SaysHowTheyCome()
    {
        IElement page = await RenderAsync();

        Assert.Contains("No component is watched yet.", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("run-to-failure histories in the model studio", page.Words(".panel-empty"), StringComparison.Ordinal);
        Assert.Contains("No stop is planned", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IngestServiceAway_ClaimsNothingAndKeepsThePlannedStops()
    {
        _plant.Forecasts.Away = "the ingest service does not answer";
        _plant.Stops.Ahead("Line1-A", 24);

        IElement page = await RenderAsync();

        Assert.Equal("What fails next is not known.", page.Words(".page-head p"));
        Assert.Contains("The ingest service does not answer. They come by themselves", page.Words(".panel-error"), StringComparison.Ordinal);
        Assert.Contains("1 planned stop", page.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlannedStops_AreListedWithPlaceTimeAndVerbs()
    {
        _plant.Stops.Ahead("Line1-A", 26, 12, "Roll change");
        _plant.Stops.Ahead("Line1-A", -30, 8, "Over");

        IElement page = await RenderAsync();

        IElement stop = Assert.Single(page.QuerySelectorAll(".stops li"));
        Assert.Equal(("Roll change", "Line 1, Plant A"), (stop.Words("strong"), stop.Words(".stop-what small")));
        Assert.Equal("Tue 5 May 10:0012 h · in 26 h", stop.Words(".stop-when"));
        Assert.Equal(["Edit Roll change, Line 1, Plant A", "Remove Roll change, Line 1, Plant A"], stop.QuerySelectorAll("button").Select(button => button.GetAttribute("aria-label")));
        Assert.Contains(page.QuerySelectorAll("button"), button => button.TextContent == "Plan a stop…" && !button.HasAttribute("disabled"));
    }

    private Task<IElement> RenderAsync(string path = "/forecasts") => RenderedPage.OfAsync<ForecastsPage>(_plant, path);

    private static IElement[] Rows(IElement page) => [.. page.QuerySelectorAll(".forecast:not(.forecast-head)")];
}

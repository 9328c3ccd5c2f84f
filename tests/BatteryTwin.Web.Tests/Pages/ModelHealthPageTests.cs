using AngleSharp.Dom;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class ModelHealthPageTests
{
    private static readonly double[] s_good = [1, -2, 3, -4, 2, 1, -1, 2];
    private static readonly double[] s_bad = [30, -30, 25, 40, -35, 30, 28, 33];

    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task NoChampion_SaysWhatWouldBeHere()
    {
        IElement page = await PageAsync();

        Assert.Equal("No type of component has a model in charge yet.", page.Words("[role=status]"));
        Assert.Contains("Forecasts are judged here once a type of component has a champion", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("No outcome has been reported yet", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServiceAway_ClaimsNothing()
    {
        _plant.Desk.Away = "the ingest service cannot be reached";

        IElement page = await PageAsync();

        Assert.Equal("Whether forecasts hold is not known now.", page.Words("[role=status]"));
        Assert.NotNull(page.QuerySelector(".panel-error"));
    }

    [Fact]
    public async Task TooFewFailures_ShowsTrainingLives_MarkedAsSuch()
    {
        _plant.Desk.Judged("BallBearings", [1], s_good);

        IElement page = await PageAsync();

        Assert.Contains("Too few failures to judge live forecasts", page.Words("[role=status]"), StringComparison.Ordinal);
        string row = page.Words("[aria-label='Types of components'] tbody tr");
        Assert.StartsWith("Ball bearings Holds in training 100 % / 90 %", row, StringComparison.Ordinal);
        Assert.EndsWith("8 unseen training lives1 of 5 failures so far", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PromiseNotKept_IsTheHeadline_WithTheWidening()
    {
        _plant.Desk.Judged("Rolls", s_bad, s_good, widening: 2.4);
        _plant.Desk.Judged("Dryer", s_good, s_good);

        IElement page = await PageAsync();

        Assert.Contains("Rolls: forecasts hold less than promised; intervals are widened", page.Words("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("1 of 2 types of components hold their promise", page.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Rolls Promise not keptintervals × 2.40 0 % / 90 %", page.Words("[aria-label='Types of components'] tbody tr"), StringComparison.Ordinal);
        Assert.Contains("Rolls: First 8 failures of the plant", page.Words(".chosen-head"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Type_OfTheAddress_IsShownInDetail_WithChartAndTable()
    {
        _plant.Desk.Judged("Rolls", s_bad, s_good);
        _plant.Desk.Judged("Dryer", s_good, s_good);

        IElement page = await PageAsync("?type=Dryer");

        Assert.Contains("Dryer: First", page.Words(".chosen-head"), StringComparison.Ordinal);
        Assert.Contains("Half way to the failure 8 of 8 forecasts are within 20 %", page.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("svg[role=img] path.alpha-life"));
        Assert.Contains("Inputs are compared with training once enough running hours", page.TextContent, StringComparison.Ordinal);
    }

    private Task<IElement> PageAsync(string query = "") => RenderedPage.OfAsync<ModelHealthPage>(_plant, "/model-health" + query);
}

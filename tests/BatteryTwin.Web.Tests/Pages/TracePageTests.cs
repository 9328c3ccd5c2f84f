using AngleSharp.Dom;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.State.Trace;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class TracePageTests
{
    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task Failed_HaveTheirLineAndCoilsInCommon()
    {
        _plant.Units.Fill(SmallPlant.Start);

        IElement page = await RenderedPage.OfAsync<TracePage>(_plant, "/trace");

        Assert.Contains("24 of 180 cells failed", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("L2", string.Join(' ', page.QuerySelectorAll(".values").Select(cell => cell.Words())), StringComparison.Ordinal);
        Assert.Contains("failed=yes", page.QuerySelectorAll("a[download]")[0].GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("/investigations/new?failed=&badFrom=", page.QuerySelectorAll("a.button").Single(link => link.Words() == "Investigate these").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unit_ShowsBothWaysAndItsValuesAmongItsLine()
    {
        _plant.Units.Fill(SmallPlant.Start);

        IElement page = await RenderedPage.OfAsync<TracePage>(_plant, "/trace?unit=L2-C149");

        Assert.Contains("coils L2-C149: made of 0, became 3.", page.Words(".page-head"), StringComparison.Ordinal);
        Assert.Contains("3 failed (100", page.Words(".way > li:last-child .unit"), StringComparison.Ordinal);
        Assert.Equal("/assets/Coat-A", page.QuerySelector(".passed a")!.GetAttribute("href"));
        Assert.Contains("1 of 1 values is unusual", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("standard deviations from the mean", page.QuerySelector(".places svg")!.GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cell_IsMadeOfItsCoil()
    {
        _plant.Units.Fill(SmallPlant.Start);

        IElement page = await RenderedPage.OfAsync<TracePage>(_plant, "/trace?unit=L1-C003-1");

        Assert.Equal(["L1-C003", "L1-C003-1"], page.QuerySelectorAll(".way .unit > a").Select(link => link.TextContent));
        Assert.Contains("All 2 values are usual", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_ListsUnitsByAPartOfTheirNumber()
    {
        _plant.Units.Fill(SmallPlant.Start);

        IElement page = await RenderedPage.OfAsync<TracePage>(_plant, "/trace?find=c149");

        Assert.Contains("8 found", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("L1-C149", page.QuerySelectorAll(".hits a").Select(link => link.TextContent));
    }

    [Fact]
    public async Task Unknown_SaysSo()
    {
        _plant.Units.Fill(SmallPlant.Start);

        Assert.Contains("There is no nobody", (await RenderedPage.OfAsync<TracePage>(_plant, "/trace?unit=nobody")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoUnits_SaysHowTheyCome() =>
        Assert.Contains("POST /api/traceability/units/cells", (await RenderedPage.OfAsync<TracePage>(_plant, "/trace")).Words(".panel-empty"), StringComparison.Ordinal);

    [Fact]
    public async Task StorageAway_SaysSo()
    {
        _plant.Units.Fault = new StorageUnavailableException("the disk is gone");

        Assert.Contains("The disk is gone", (await RenderedPage.OfAsync<TracePage>(_plant, "/trace")).Words("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnitsKeptElsewhereThatCannotBeRead_StayAndSayOfWhenTheyAre()
    {
        _plant.Units.Fill(SmallPlant.Start).StaleSince = SmallPlant.Start;

        IElement page = await RenderedPage.OfAsync<TracePage>(_plant, "/trace");

        Assert.Contains("Units as of", page.Words(".page-head"), StringComparison.Ordinal);
        Assert.Contains("24 of 180 cells failed", page.Words(".panel-stale"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pasted_AreComparedWithAll_AndUnknownOnesAreNamed()
    {
        _plant.Units.Fill(SmallPlant.Start);
        TraceDesk desk = new(_plant.Units, _plant.Units, new(_plant.Units, _plant.Units, _plant.Units, _plant.Graph, _plant.Time), _plant.Graph);

        CommonView view = (await desk.CommonAsync(string.Join("\n", Enumerable.Range(142, 8).SelectMany(coil => Enumerable.Range(0, 3).Select(cell => $"L2-C{coil}-{cell}"))) + ", nobody", TestContext.Current.CancellationToken))!;

        Assert.Equal((24, 900, "nobody"), (view.Units, view.Of, Assert.Single(view.Unknown)));
        Assert.All(view.Common, origin => Assert.InRange(origin.Adjusted, 0, 0.01));
        Assert.Contains(view.Common, origin => origin.Value == "L2");
    }
}

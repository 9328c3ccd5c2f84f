using AngleSharp.Dom;
using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class TopologyPageTests
{
    [Fact]
    public async Task Opened_ShowsTheTreeDownToLinesAndTheWholeFlow()
    {
        IElement page = await RenderedPage.OfAsync<TopologyPage>(new(), "/topology");

        Assert.Equal(["Plant A", "Line 1"], page.QuerySelectorAll("[role=treeitem] a").Select(item => item.TextContent));
        Assert.Equal("false", page.QuerySelectorAll("[role=treeitem]")[1].GetAttribute("aria-expanded"));
        Assert.Equal(3, page.QuerySelectorAll(".flow-wide a.node").Length);
        Assert.Equal(2, page.QuerySelectorAll(".flow-wide path.edge").Length);
    }

    [Fact]
    public async Task Focus_FromTheAddress_OpensTheWayAndLightsTheFlow()
    {
        IElement page = await RenderedPage.OfAsync<TopologyPage>(new(), "/topology?focus=Coat-A");

        IElement selected = Assert.Single(page.QuerySelectorAll("[role=treeitem][aria-selected=true]"));
        Assert.Equal(("Coating", "0"), (selected.Words("a"), selected.GetAttribute("tabindex")));
        Assert.Single(page.QuerySelectorAll("[role=treeitem][tabindex='0']"));
        Assert.Equal(2, page.QuerySelectorAll(".flow-wide .edge-lit").Length);
        Assert.Contains("1 station before it, 1 station behind it", page.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("a"), link => link.TextContent == "Open asset" && link.GetAttribute("href") == "/assets/Coat-A");
    }

    [Fact]
    public async Task Fault_ShowsInTreeAndGraphWithWords()
    {
        SmallPlant plant = new();
        plant.Alerts.Raise("Mix-A", AlertPriority.Critical, "Bearing hot");

        IElement page = await RenderedPage.OfAsync<TopologyPage>(plant, "/topology");

        Assert.Equal("Critical, Mixing of line 1: Bearing hot", page.Words("[role=treeitem] .status"));
        Assert.Equal("Mixing of line 1: Critical, Bearing hot", page.QuerySelector(".flow-wide .node-critical")!.GetAttribute("aria-label"));
        Assert.Contains("something is wrong at 1 of 3 stations", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnlyExceptions_WhenQuiet_SaysNothingIsWrong()
    {
        IElement page = await RenderedPage.OfAsync<TopologyPage>(new(), "/topology?show=exceptions");

        Assert.Empty(page.QuerySelectorAll("[role=treeitem]"));
        Assert.Contains("Nothing is out of the ordinary.", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EmptyGraph_LeadsToTheWaysToFillIt()
    {
        IElement page = await RenderedPage.OfAsync<TopologyPage>(new(empty: true), "/topology");

        Assert.Equal("Nothing is modelled yet", page.Words(".panel h2"));
        Assert.Equal(["/setup", "/setup?from=files"], page.QuerySelectorAll(".panel-note a").Select(link => link.GetAttribute("href")!));
        Assert.DoesNotContain(page.QuerySelectorAll("a"), link => link.TextContent == "Only exceptions");
    }

    [Fact]
    public async Task UnknownFocus_SaysSoAndStillShowsThePlant()
    {
        IElement page = await RenderedPage.OfAsync<TopologyPage>(new(), "/topology?focus=gone");

        Assert.Contains("Nothing in the graph is called gone.", page.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll(".flow-wide a.node").Length);
    }

    [Fact]
    public async Task AsOf_BeforeTheFault_ShowsTheQuietPlantAndSaysSo()
    {
        SmallPlant plant = new();
        plant.Time.Advance(TimeSpan.FromMinutes(10));
        await plant.WriteAsync("Mix-A", PropertyWrite.Text(HealthPrediction.PropertyName, HealthPrediction.FaultPredicted));
        plant.Alerts.Raise("Mix-A", AlertPriority.Critical, "Bearing hot");
        plant.Graph.Twin("Later-A", "dtmi:t:Mix;1").Relate(SmallPlant.LineId, "rel_runs_steps", "Later-A");
        plant.Time.Advance(TimeSpan.FromMinutes(10));

        IElement before = await RenderedPage.OfAsync<TopologyPage>(plant, "/topology?asOf=2026-05-04T08:05:00Z");
        IElement after = await RenderedPage.OfAsync<TopologyPage>(plant, "/topology?asOf=2026-05-04T08:15:00Z");

        Assert.Equal("As the plant was at Mon 4 May 2026, 08:05:00", before.Words(".is-past strong"));
        Assert.Contains("no fault was predicted at any of 3 stations", before.TextContent, StringComparison.Ordinal);
        Assert.Contains("alarms and the age of data are not kept", before.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, before.QuerySelectorAll(".flow-wide a.node").Length);
        Assert.Equal("Mixing of line 1: Advisory, Fault predicted", after.QuerySelector(".flow-scroll .node-advisory")!.GetAttribute("aria-label"));
        Assert.Equal(4, after.QuerySelectorAll(".flow-scroll a.node").Length);
    }

    [Fact]
    public async Task AsOf_BeforeTheHistory_SaysWhatIsKeptAndLeadsBack()
    {
        SmallPlant plant = new();
        plant.Time.Advance(TimeSpan.FromMinutes(10));

        IElement page = await RenderedPage.OfAsync<TopologyPage>(plant, "/topology?asOf=2020-01-01T00:00:00Z");

        Assert.Contains("The history begins at", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("a"), link => link.TextContent == "Show the plant as it is now" && !link.GetAttribute("href")!.Contains("asOf", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Now_SliderReachesFromTheFirstChangeAndMarksWhatHappened()
    {
        SmallPlant plant = new();
        plant.Time.Advance(TimeSpan.FromMinutes(10));
        await plant.WriteAsync("Mix-A", PropertyWrite.Text(HealthPrediction.PropertyName, HealthPrediction.FaultPredicted));
        plant.Time.Advance(TimeSpan.FromMinutes(10));

        IElement page = await RenderedPage.OfAsync<TopologyPage>(plant, "/topology");

        IElement slider = page.QuerySelector("input[type=range]")!;
        Assert.Equal(("1200", "1200", "Now"), (slider.GetAttribute("max"), slider.GetAttribute("value"), slider.GetAttribute("aria-valuetext")));
        Assert.Equal("--at:0.5", Assert.Single(page.QuerySelectorAll(".asof-marks span")).GetAttribute("style"));
        Assert.Null(page.QuerySelector(".is-past"));
    }

    [Fact]
    public async Task TenThousandTwins_DrawOnlyWhatCanBeRead()
    {
        SmallPlant plant = new(empty: true);
        plant.Graph.Many(10_000, "rel_runs_steps");

        IElement page = await RenderedPage.OfAsync<TopologyPage>(plant, "/topology");

        Assert.InRange(page.QuerySelectorAll("[role=treeitem]").Length, 1, 201);
        Assert.InRange(page.QuerySelectorAll(".flow-scroll a.node").Length, 1, 160);
        Assert.Contains("more stations are left out", page.TextContent, StringComparison.Ordinal);
    }
}

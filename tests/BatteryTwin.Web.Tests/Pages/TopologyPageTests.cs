using AngleSharp.Dom;
using BatteryTwin.Domain.Alarms;
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
    public async Task UnknownFocus_SaysSoAndStillShowsThePlant()
    {
        IElement page = await RenderedPage.OfAsync<TopologyPage>(new(), "/topology?focus=gone");

        Assert.Contains("Nothing in the graph is called gone.", page.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll(".flow-wide a.node").Length);
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

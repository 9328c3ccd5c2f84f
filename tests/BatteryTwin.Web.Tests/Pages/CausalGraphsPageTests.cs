using AngleSharp.Dom;
using BatteryTwin.Domain.RootCause.Processes;
using BatteryTwin.Ingest.Storage.RootCause;
using BatteryTwin.Web.Components.Causes;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.State.Causes;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class CausalGraphsPageTests
{
    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task Graph_IsDrawnAlongTheSteps()
    {
        _plant.Units.Fill(SmallPlant.Start);

        IElement page = await RenderedPage.OfAsync<CausalGraphsPage>(_plant, "/causal-graphs");

        Assert.Contains("4 variables of cells, 3 edges; explained is defect.", page.Words(".page-head"), StringComparison.Ordinal);
        Assert.Equal(["Coating", "Testing", "Checks", "Explained"], page.QuerySelectorAll(".titles text").Select(text => text.TextContent));
        Assert.Equal(3, page.QuerySelectorAll("path.edge").Length);
        Assert.Contains("Residual solvent, Coating", page.QuerySelectorAll("a.node").Select(node => node.GetAttribute("aria-label")));
    }

    [Fact]
    public async Task Variable_ShowsItsCausesAndWhatMayBeDone()
    {
        _plant.Units.Fill(SmallPlant.Start);

        IElement page = await RenderedPage.OfAsync<CausalGraphsPage>(_plant, "/causal-graphs?variable=capacity_ah");

        Assert.Contains("What leads to capacity and what follows from it", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("Forbid: residual_solvent_ppm acts on capacity_ah", page.QuerySelectorAll("button").Select(button => button.GetAttribute("aria-label")));
        Assert.Equal(2, page.QuerySelectorAll("path.edge-lit").Length);
    }

    [Fact]
    public async Task EarlierVersion_IsShownAndCannotBeEdited()
    {
        _plant.Units.Fill(SmallPlant.Start);
        GraphDesk desk = new(_plant.Units, _plant.Units);
        Assert.Null(desk.Edit(desk.Find("cells")!, "Bea", new GraphEdit(GraphEditKind.ForbidEdge, "residual_solvent_ppm", "capacity_ah")));

        IElement page = await RenderedPage.OfAsync<CausalGraphsPage>(_plant, "/causal-graphs?version=1&variable=capacity_ah");

        Assert.Contains("This is an earlier version.", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("residual_solvent_ppm cannot act on capacity_ah", page.Words(".versions"), StringComparison.Ordinal);
        Assert.DoesNotContain("Remove: ", string.Join(' ', page.QuerySelectorAll("button").Select(button => button.GetAttribute("aria-label"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoGraph_SaysHowOneComes() =>
        Assert.Contains("It is drafted by itself once units come in", (await RenderedPage.OfAsync<CausalGraphsPage>(_plant, "/causal-graphs")).Words(".panel-empty"), StringComparison.Ordinal);

    [Fact]
    public void Desk_EditOfAnOldVersion_IsRefusedWithItsReason()
    {
        _plant.Units.Fill(SmallPlant.Start);
        GraphDesk desk = new(_plant.Units, _plant.Units);
        KeptCausalGraph old = desk.Find("cells")!;
        Assert.Null(desk.Edit(old, "Bea", new GraphEdit(GraphEditKind.RemoveEdge, "residual_solvent_ppm", "capacity_ah")));

        Assert.Contains("newer version", desk.Edit(old, "Cem", new GraphEdit(GraphEditKind.SetTarget, "fail_capacity")), StringComparison.Ordinal);
        Assert.Contains("cycle", desk.Edit(desk.Find("cells")!, "Cem", new GraphEdit(GraphEditKind.AddEdge, "fail_capacity", "capacity_ah")), StringComparison.Ordinal);
    }

    /// <summary>Boxes of one column do not cover each other, and every edge runs from right to right or right to left.</summary>
    [Fact]
    public void Layout_PlacesEveryVariableOnce()
    {
        _plant.Units.Fill(SmallPlant.Start);
        CauseLayout layout = new(_plant.Units.Find("cells")!.Graph);

        (double, double)[] corners = [.. _plant.Units.Find("cells")!.Graph.Causes.Nodes.Select(node => layout.Corner(node.Id))];

        Assert.Equal(4, corners.Length);
        Assert.All(corners.SelectMany((corner, at) => corners.Skip(at + 1).Select(other => (corner, other))), pair => Assert.True(
            Math.Abs(pair.corner.Item1 - pair.other.Item1) >= CauseLayout.BoxWidth || Math.Abs(pair.corner.Item2 - pair.other.Item2) >= CauseLayout.BoxHeight));
        Assert.All(corners, corner => Assert.True(corner.Item1 + CauseLayout.BoxWidth <= layout.Width && corner.Item2 + CauseLayout.BoxHeight <= layout.Height));
    }
}

using AngleSharp.Dom;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.Tests.Models;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class ModelsPageTests
{
    private readonly SmallPlant _plant = ModelPlant.Plant();

    [Fact]
    public async Task Opened_ShowsTheTreeAndTheModelOfMostTwins()
    {
        IElement page = await RenderAsync();

        Assert.Equal("3 models describe 3 twins.", page.Words(".page-head p"));
        Assert.Equal(["Bearing", "Machine", "Mill"], page.QuerySelectorAll("[role=treeitem] a").Select(item => item.TextContent));
        Assert.Equal("Machine", page.Words(".models-main h2"));
        Assert.Equal("true", page.QuerySelector("[role=treeitem][aria-selected=true]")!.GetAttribute("aria-expanded"));
    }

    [Fact]
    public async Task Model_FromTheAddress_ShowsContentsUsesAndDocument()
    {
        IElement page = await RenderAsync($"?model={ModelPlant.Mill}");

        Assert.Equal("Mill", page.Words(".models-main h2"));
        Assert.Equal(["Speed", "Bearings", "Name", "feeds"], page.QuerySelectorAll("tbody th").Select(name => name.Words()));
        Assert.Contains("\"extends\": \"dtmi:t:Machine;1\"", page.Words("pre"), StringComparison.Ordinal);
        Assert.Contains("2", page.Words(".tile-value"), StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("a"), link => link.GetAttribute("href")!.StartsWith("/explorer?query=SELECT%20%2A%20FROM%20digitaltwins%20WHERE%20IS_OF_MODEL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ByComponents_WholesAreTheRoots()
    {
        IElement page = await RenderAsync("?by=components");

        Assert.Equal(["Mill", "Bearing"], page.QuerySelectorAll("[role=treeitem] a").Select(item => item.TextContent));
    }

    [Fact]
    public async Task Search_ListsWhatMatches_OrSaysThatNothingDoes()
    {
        Assert.Equal(["Mill"], (await RenderAsync("?search=mil")).QuerySelectorAll(".model-finds a > span").Select(item => item.Words()));
        Assert.Contains("No model has “zzz”", (await RenderAsync("?search=zzz")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decommissioned_IsMarked()
    {
        await _plant.Graph.DecommissionModelAsync(ModelPlant.Mill, true, ChangeOrigin.Import, TestContext.Current.CancellationToken);

        IElement page = await RenderAsync($"?model={ModelPlant.Mill}");

        Assert.Equal("3 models describe 3 twins; 1 decommissioned.", page.Words(".page-head p"));
        Assert.Equal("Decommissioned", page.Words(".models-main .status"));
        Assert.Contains(page.QuerySelectorAll("button"), button => button.Words() == "Recommission …");
    }

    [Fact]
    public async Task UnknownModel_SaysSo() => Assert.Equal("No such model", (await RenderAsync("?model=dtmi:t:Gone;1")).Words(".models-main h2"));

    [Fact]
    public async Task NoModels_SaysHowToGetSome()
    {
        IElement page = await RenderedPage.OfAsync<ModelsPage>(new(empty: true), "/models-browser");

        Assert.Equal("No models yet", page.Words("h2"));
        Assert.Contains(page.QuerySelectorAll("a"), link => link.GetAttribute("href")!.EndsWith("/models-browser?upload=yes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Upload_WithoutAnyModels_IsThereAllTheSame()
    {
        IElement page = await RenderedPage.OfAsync<ModelsPage>(new(empty: true), "/models-browser?upload=yes");

        Assert.Equal("Upload models", page.Words("h2"));
        Assert.Equal(["Files", "Folder", "Paste text"], page.QuerySelectorAll(".upload-ways button").Select(way => way.TextContent));
        Assert.NotNull(page.QuerySelector("input[type=file][multiple]"));
    }

    private Task<IElement> RenderAsync(string query = "") => RenderedPage.OfAsync<ModelsPage>(_plant, $"/models-browser{query}");
}

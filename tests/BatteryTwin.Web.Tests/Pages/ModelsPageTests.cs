using AngleSharp.Dom;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage.Twins;
using BatteryTwin.Web.Components.Models;
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

    [Fact]
    public async Task Upgrade_OfTheProgramsModels_IsSaid_AndWhatWasLeftIsNamed()
    {
        Assert.Null((await RenderAsync()).QuerySelector(".upgrade-note"));
        IElement note = (await RenderedPage.OfAsync<UpgradeNote>(
            _plant, "/models-browser",
            ("Report", new ProductModelReport(["dtmi:t:Mill;1", "dtmi:t:Press;1"], ["dtmi:t:Bearing;1"], "dtmi:t:Pump;1: it has the property already.")),
            ("LinkTo", (Func<string, string>)(id => $"/models-browser?model={id}")))).QuerySelector(".upgrade-note")!;

        Assert.Equal("2 models that came with an earlier BatteryTwin were brought up to date at this start; twins are unchanged.", note.Words("p"));
        Assert.Equal("/models-browser?model=dtmi:t:Bearing;1", note.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("Not brought up to date: dtmi:t:Pump;1", note.Words(), StringComparison.Ordinal);
    }

    private Task<IElement> RenderAsync(string query = "") => RenderedPage.OfAsync<ModelsPage>(_plant, $"/models-browser{query}");
}

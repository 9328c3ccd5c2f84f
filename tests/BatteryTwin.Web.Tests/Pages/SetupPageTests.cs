using AngleSharp.Dom;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class SetupPageTests
{
    [Fact]
    public async Task Opened_OffersOneWholeLineAndTheWayToFiles()
    {
        IElement page = await RenderedPage.OfAsync<SetupPage>(new(empty: true), "/setup");

        Assert.Equal("1 Choose", page.Words("[aria-current=step]"));
        Assert.Equal(8, page.QuerySelectorAll("input[type=checkbox][checked]").Length);
        Assert.Contains("1 plant, 1 line, 8 stations", page.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("a"), link => link.TextContent == "From your files" && link.GetAttribute("href")!.Contains("from=files", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_FromTheAddress_ShowsTreeFlowAndCounts()
    {
        IElement page = await RenderedPage.OfAsync<SetupPage>(new(empty: true), "/setup?plan=Graz~~12345678.18&step=check");

        Assert.Equal(["Graz cell plant", "Graz line 1", "Graz line 2"], page.QuerySelectorAll("[role=treeitem] a").Select(item => item.TextContent));
        Assert.Equal(10, page.QuerySelectorAll(".flow-wide a.node").Length);
        Assert.Contains(page.QuerySelectorAll("button"), button => button.TextContent == "Create 13 twins");
    }

    [Fact]
    public async Task Check_WrongPlan_ListsProblemsAndOffersNothingToCreate()
    {
        IElement page = await RenderedPage.OfAsync<SetupPage>(new(empty: true), "/setup?plan=Graz~Mars~0&step=check");

        Assert.Equal("2 problems: nothing can be created yet", page.Words("h2"));
        Assert.DoesNotContain(page.QuerySelectorAll("button"), button => button.TextContent.StartsWith("Create", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_FilesNoLongerAtHand_AsksForThemAgain()
    {
        IElement page = await RenderedPage.OfAsync<SetupPage>(new(empty: true), "/setup?from=files&step=check");

        Assert.Contains("choose them again", page.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("input[type=file]"));
    }
}

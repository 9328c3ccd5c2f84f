using AngleSharp.Dom;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class ExplorerPageTests
{
    private const string Join = "SELECT target FROM DIGITALTWINS source JOIN target RELATED source.rel_runs_steps WHERE source.$dtId = 'Line1-A'";

    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task Opened_ShowsEveryTwinAndTheQueriesToBeginWith()
    {
        IElement page = await RenderAsync();

        Assert.Equal("SELECT * FROM digitaltwins", page.Words("textarea"));
        Assert.Contains("5 rows", page.Words(".explorer-result h2"), StringComparison.Ordinal);
        Assert.Equal(["Every twin", "What is not healthy", "Steps of line 2 in Dallas"], page.QuerySelectorAll(".queries a").Select(link => link.TextContent));
        Assert.Equal("true", page.QuerySelector(".queries a")!.GetAttribute("aria-current"));
        Assert.Equal("/assets/Coat-A", page.QuerySelector(".result-table td a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Query_FromTheAddress_IsRunAndTheViewKept()
    {
        IElement page = await RenderAsync(Join, "graph");

        Assert.Equal(Join, page.Words("textarea"));
        Assert.Equal("Graph", page.Words(".explorer-views [aria-current]"));
        Assert.Equal(4, page.QuerySelectorAll("a.node").Length);
        Assert.Equal(["rel_feeds", "rel_runs_steps"], page.QuerySelectorAll(".result-legend code").Select(name => name.TextContent).Order());
    }

    [Fact]
    public async Task Plan_NamesTheStepsAndTheCost()
    {
        IElement page = await RenderAsync(Join, "plan");

        Assert.Equal(["Select", "Filter", "Expand", "Lookup"], page.QuerySelectorAll(".plan-step b").Select(step => step.TextContent));
        Assert.Contains("query units", page.Words(".tiles"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_IsTheRowsThemselves()
    {
        IElement page = await RenderAsync("SELECT T.Name FROM DIGITALTWINS T WHERE T.$dtId = 'Mix-A'", "json");

        Assert.Contains("\"Name\": \"Mixing of line 1\"", page.Words(".explorer-json pre"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SyntaxError_StandsUnderTheEditorWithItsPlaceMarked()
    {
        IElement page = await RenderAsync("SELECT *\nFROM nowhere");

        Assert.Equal("n", page.Words(".editor-place mark"));
        Assert.Contains("Line 2, column 6:", page.Words(".editor-fault"), StringComparison.Ordinal);
        Assert.Equal("true", page.QuerySelector("textarea")!.GetAttribute("aria-invalid"));
        Assert.Equal("No answer", page.Words(".explorer-result h2"));
        Assert.Null(page.QuerySelector(".result-table"));
    }

    [Fact]
    public async Task NothingMatches_SaysWhatThatCanMean()
    {
        IElement page = await RenderAsync("SELECT * FROM digitaltwins WHERE Name = 'x'");

        Assert.Equal("Nothing matches", page.Words(".explorer-result h2"));
        Assert.Contains("no twin fits it", page.Words(".panel-note"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EmptyGraph_AnswersThatNothingMatchesAndWhereToBegin()
    {
        IElement page = await RenderedPage.OfAsync<ExplorerPage>(new(empty: true), "/explorer");

        Assert.Equal("Nothing matches", page.Words(".explorer-result h2"));
        Assert.Contains("there are no twins yet", page.Words(".panel-note"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AsOf_AnswerSaysThatItIsThePast()
    {
        DateTimeOffset then = _plant.Time.GetUtcNow();
        _plant.Time.Advance(TimeSpan.FromMinutes(5));
        _plant.Graph.Twin("New-A", "dtmi:t:Mix;1");

        IElement page = await RenderedPage.OfAsync<ExplorerPage>(_plant, $"/explorer?asOf={then:yyyy-MM-ddTHH:mm:ssZ}");

        Assert.StartsWith("As of Mon 4 May 2026, 08:00:00", page.Words(".explorer-past"), StringComparison.Ordinal);
        Assert.Contains("5 rows", page.Words(".explorer-result h2"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("input[type=range]"));
    }

    [Fact]
    public async Task ManyRows_OffersTheNextPage()
    {
        SmallPlant large = new(empty: true);
        large.Graph.Many(230, "rel_has_lines");

        IElement page = await RenderedPage.OfAsync<ExplorerPage>(large, "/explorer");

        Assert.Equal("More than 100 rows", page.Words(".explorer-result h2"));
        Assert.Contains("Rows 1 to 100", page.Words(".explorer-pages"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saved_StandsInTheList()
    {
        _plant.Queries.Save(new("Mine", "SELECT COUNT() FROM digitaltwins", SmallPlant.Start));

        IElement page = await RenderAsync();

        Assert.Contains(page.QuerySelectorAll(".queries a"), link => link.TextContent == "Mine" && link.GetAttribute("href")!.Contains("query=SELECT%20COUNT", StringComparison.Ordinal));
        Assert.NotNull(page.QuerySelector("button[aria-label='Delete Mine']"));
    }

    private Task<IElement> RenderAsync(string query = "", string view = "") =>
        RenderedPage.OfAsync<ExplorerPage>(_plant, $"/explorer?query={Uri.EscapeDataString(query)}&view={view}");
}

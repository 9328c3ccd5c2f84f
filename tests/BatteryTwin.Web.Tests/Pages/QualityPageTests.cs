using AngleSharp.Dom;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class QualityPageTests
{
    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task Fault_ShowsWhatIsOutOfControlFirst_AndNoCapabilityForIt()
    {
        _plant.Units.Fill(SmallPlant.Start);

        IElement page = await RenderedPage.OfAsync<QualityPage>(_plant, "/quality");

        Assert.Contains("2 processes are out of control, most at A L2.", page.Words(".page-head"), StringComparison.Ordinal);
        Assert.Equal("◆ 8/25", page.Words(".matrix a[aria-current=true]"));
        Assert.Contains("on A L2 is out of control", page.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll(".control-plot"));
        Assert.NotNull(page.QuerySelector("path.out[d^=M]"));
        Assert.Contains(page.QuerySelectorAll(".control-plot .rule"), rule => rule.TextContent.StartsWith("W1", StringComparison.Ordinal));
        Assert.Contains("Limits from the first", page.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Cpk", string.Join(' ', page.QuerySelectorAll(".results th").Select(head => head.TextContent)), StringComparison.Ordinal);
        Assert.Contains("24 of 180 cells", page.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/investigations/new?failed=&badFrom=", page.QuerySelectorAll("a").Single(link => link.TextContent == "Investigate these").GetAttribute("href"), StringComparison.Ordinal);
        Assert.StartsWith("/investigations/new?", page.QuerySelectorAll("a").Single(link => link.TextContent == "Investigate").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chosen_InControlAndSpecified_IsCapableWithItsIntervals()
    {
        _plant.Units.Fill(SmallPlant.Start);
        _plant.Units.Set("capacity_ah", 48.7, 51.1, "Bea");

        IElement page = await RenderedPage.OfAsync<QualityPage>(_plant, "/quality?variable=capacity_ah&at=A/L1&chart=meansAndRanges");

        Assert.Contains("Capacity on A L1 is in control", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("Capable: Cpk", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("Limits from Bea", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("range", page.QuerySelectorAll(".control-plot .caption").Select(text => text.TextContent));
        Assert.Contains("meansAndRanges", page.QuerySelectorAll("option[selected]").Select(option => option.GetAttribute("value")));
    }

    [Fact]
    public async Task NoUnits_SaysHowTheyCome() =>
        Assert.Contains("POST /api/traceability/units/cells", (await RenderedPage.OfAsync<QualityPage>(_plant, "/quality")).Words(".panel-empty"), StringComparison.Ordinal);

    [Fact]
    public async Task StorageAway_SaysSoAndOffersToTryAgain()
    {
        _plant.Units.Fault = new StorageUnavailableException("the disk is gone");

        IElement page = await RenderedPage.OfAsync<QualityPage>(_plant, "/quality");

        Assert.Contains("The disk is gone", page.Words("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("not known now", page.Words(".page-head"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnitsKeptElsewhereThatCannotBeRead_StayAndSayOfWhenTheyAre()
    {
        _plant.Units.Fill(SmallPlant.Start).StaleSince = SmallPlant.Start;

        IElement page = await RenderedPage.OfAsync<QualityPage>(_plant, "/quality");

        Assert.Contains("Units as of", page.Words(".page-head"), StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll(".panel-stale").Length);
    }

    [Fact]
    public async Task UnknownChart_SaysWhatThereIs()
    {
        _plant.Units.Fill(SmallPlant.Start);

        IElement page = await RenderedPage.OfAsync<QualityPage>(_plant, "/quality?chart=pie");

        Assert.Contains("'pie' is no chart; use individuals, meansAndRanges, ewma, cusum", page.TextContent, StringComparison.Ordinal);
    }
}

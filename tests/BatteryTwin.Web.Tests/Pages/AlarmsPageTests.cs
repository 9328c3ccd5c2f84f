using AngleSharp.Dom;
using BatteryTwin.Domain.Alarms;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.State;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class AlarmsPageTests
{
    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task Quiet_IsGoodNews()
    {
        IElement page = await RenderedPage.OfAsync<AlarmsPage>(_plant, "/alarms");

        Assert.Contains("Quiet: no alarm stands.", page.TextContent, StringComparison.Ordinal);
        Assert.Equal("Open 0", page.Words("nav a[aria-current=page]"));
    }

    [Fact]
    public async Task IngestServiceAway_NothingOpenIsSaidOfTheTimeItWasLastHeard()
    {
        _plant.Link.Outage = new(new Uri("http://ingest:5081"), SmallPlant.Start.AddMinutes(-5), "refused");

        IElement page = await RenderedPage.OfAsync<AlarmsPage>(_plant, "/alarms");

        Assert.Contains("As of 4 May 07:55:00", page.Words(".page-head"), StringComparison.Ordinal);
        Assert.Contains("No alarm stood at 4 May 07:55:00", page.Words(".panel"), StringComparison.Ordinal);
        Assert.DoesNotContain("Quiet: no alarm stands.", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shelved_ListFromTheAddress_OffersToUnshelve()
    {
        Alert alert = _plant.Alerts.Raise("Mix-A");
        _plant.Alerts.Raise("Coat-A");
        await _plant.Alerts.ApplyAsync(alert.Id, open => open.Shelve("Ann", SmallPlant.Start.AddHours(4), "spare ordered", SmallPlant.Start), TestContext.Current.CancellationToken);

        IElement page = await RenderedPage.OfAsync<AlarmsPage>(_plant, "/alarms?state=shelved");

        IElement line = Assert.Single(page.QuerySelectorAll(".alert-line"));
        Assert.Contains("Shelved until 4 May 12:00", line.Words(), StringComparison.Ordinal);
        Assert.Contains("Unshelve", line.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Acknowledge", line.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chosen_ShowsItsHistoryWithSelfDeclaredNames()
    {
        Alert alert = _plant.Alerts.Raise("Mix-A");
        await _plant.Alerts.ApplyAsync(alert.Id, open => open.Acknowledge("Ann", "looking", SmallPlant.Start), TestContext.Current.CancellationToken);

        IElement page = await RenderedPage.OfAsync<AlarmsPage>(_plant, $"/alarms?alert={alert.Id}");

        Assert.Contains("acknowledged by Ann (self-declared): looking", page.Words(".history"), StringComparison.Ordinal);
        Assert.Contains("Look at it.", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chosen_Unknown_SaysSo() =>
        Assert.Contains("There is no alarm gone", (await RenderedPage.OfAsync<AlarmsPage>(_plant, "/alarms?alert=gone")).TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task OneAsset_FromTheAddress_LeavesTheOthersOut()
    {
        _plant.Alerts.Raise("Mix-A");
        _plant.Alerts.Raise("Coat-A");

        Assert.Single((await RenderedPage.OfAsync<AlarmsPage>(_plant, "/alarms?asset=Coat-A")).QuerySelectorAll(".alert-line"));
    }

    [Fact]
    public async Task Chart_SaysItsNumbersInWordsAndTable()
    {
        _plant.Alerts.Raise("Mix-A");

        IElement page = await RenderedPage.OfAsync<AlarmsPage>(_plant, "/alarms");

        Assert.Equal("1 alarm in 24 hours, at most 1 in one hour", page.QuerySelector(".hour-bars svg")!.GetAttribute("aria-label"));
        Assert.Equal("1", page.Words(".hour-bars tbody .number"));
    }
}

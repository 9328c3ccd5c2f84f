using AngleSharp.Dom;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.State;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Pages;

/// <summary>The remaining life on the page of an asset, and what the overview says of it.</summary>
public sealed class RemainingLifePanelTests
{
    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task Fan_SaysIntervalStopModelDataAndUse()
    {
        _plant.Forecasts.Put("Mix-A", "BallBearings", 240, contributions: [new("VibrationRms mean 30", -310), new("age", 12)]);
        _plant.Stops.Ahead("Line1-A", 264);

        IElement page = await RenderAsync();
        IElement panel = Panel(page);

        Assert.Equal("Ball bearings: 7–14 days left", panel.Words("h2"));
        Assert.Equal("80 %: 7–14 days; next planned stop in 11 days.", panel.Words(".life-lead"));
        Assert.Contains("It fails before that stop with a probability of 64 %.", panel.Words(), StringComparison.Ordinal);
        Assert.Contains("168–336 running hours, median 240", panel.Words(), StringComparison.Ordinal);
        Assert.Contains("m-7; it promises 90 % coverage", panel.Words(), StringComparison.Ordinal);
        Assert.Contains("how much it runs is not known: counted as always, and not in planned stops", panel.Words(), StringComparison.Ordinal);
        Assert.Equal(3, panel.QuerySelectorAll(".fan-band").Length);
        Assert.StartsWith("M", panel.QuerySelector(".fan-median")!.GetAttribute("d"), StringComparison.Ordinal);
        Assert.Contains("Remaining life of Ball bearings: 80 %: 7–14 days", panel.QuerySelector(".fan svg")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal(["Vibration rms, mean over the last 30 readings takes 310 h", "Time since it was new adds 12 h"], panel.QuerySelectorAll(".contributions li").Select(bar => bar.Words()));
        Assert.Equal("Ball bearings: 7–14 days left", page.Words(".life-mark"));
    }

    [Fact]
    public async Task Use_OfTheLastDays_StretchesTheCalendar()
    {
        // Half of each of 20 hours at work, reported as it changes.
        for (int hour = -20; hour < 0; hour++)
        {
            _plant.Store.Put("Mix-A", StationSignals.OperatingState, SmallPlant.Start.AddHours(hour), FieldValue.String(OperatingStates.Running));
            _plant.Store.Put("Mix-A", StationSignals.OperatingState, SmallPlant.Start.AddHours(hour + 0.5), FieldValue.String(OperatingStates.Idle));
        }

        _plant.Forecasts.Put("Mix-A", "BallBearings", 240);

        IElement panel = Panel(await RenderAsync());

        Assert.Equal("Ball bearings: 14–28 days left", panel.Words("h2"));
        Assert.Contains("168–336 running hours", panel.Words(), StringComparison.Ordinal);
        Assert.Contains("it ran 50 % of the last 7 days", panel.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EarlierForecasts_AreDrawnAndComparedWithToday()
    {
        Put(-72, 260, 180, 380);
        Put(-24, 100, 80, 120);
        Put(-1, 241, 160, 400);
        _plant.Forecasts.Put("Mix-A", "BallBearings", 240);

        IElement panel = Panel(await RenderAsync());

        Assert.Contains(panel.QuerySelectorAll("h3"), title => title.Words() == "Today's median lies outside 1 of 3 earlier intervals");
        Assert.Equal(["inside", "outside", "inside"], panel.QuerySelectorAll("tbody tr").Select(row => row.QuerySelectorAll("td")[^1].Words()));
        Assert.NotEmpty(panel.QuerySelector(".fan-past")!.GetAttribute("d")!);
        Assert.Contains("earlier forecasts", panel.Words(".fan-keys"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, false, "No part of this kind has failed since forecasts are kept, so no past forecast can be judged yet. In training, on 3 lives that the model had not seen, 100 % held; promised 90 %.")]
    [InlineData(1, false, "Of 4 past forecasts of this kind whose end is known (1 failure, each counting the same), 100 % held; promised 90 %. 1 failure is too few to conclude from.")]
    [InlineData(6, false, "Of 24 past forecasts of this kind whose end is known (6 failures, each counting the same), 100 % held; promised 90 %.")]
    [InlineData(6, true, "Of 24 past forecasts of this kind whose end is known (6 failures, each counting the same), 0 % held; promised 90 %. That is less than promised: intervals are 2.4 times as wide since.")]
    public async Task PastForecasts_AreSaidInWords(int failures, bool isBroken, string words)
    {
        _plant.Forecasts.Put("Mix-A", "BallBearings", 240);
        _plant.Desk.Judged("BallBearings", [.. Enumerable.Repeat(isBroken ? 30.0 : 1.0, failures)], [1, 2, -1], isBroken ? 2.4 : 1);

        IElement panel = Panel(await RenderAsync());

        Assert.Equal(words, panel.Words(".life-kept"));
        Assert.Contains(panel.QuerySelectorAll("a"), link => link.GetAttribute("href") == "/model-health?type=BallBearings");
    }

    [Fact]
    public async Task PastForecasts_NothingKnownOrAway_IsSaidBesideTheFan()
    {
        _plant.Forecasts.Put("Mix-A", "BallBearings", 240);
        Assert.Contains("Nothing is known of earlier forecasts: no model is in charge of this kind.", Panel(await RenderAsync()).Words(), StringComparison.Ordinal);

        _plant.Desk.Away = "the ingest service cannot be reached";
        IElement panel = Panel(await RenderAsync());

        Assert.Contains("How they did cannot be read: the ingest service cannot be reached.", panel.Words(), StringComparison.Ordinal);
        Assert.NotNull(panel.QuerySelector(".fan"));
    }

    [Fact]
    public async Task WayToTheFailure_FromTheFirstSignThatStands()
    {
        Put(-90, 100, 80, 120);
        Put(-72, 480, 400, 500);
        Put(-24, 245, 180, 300);
        Put(-1, 241, 180, 300);
        _plant.Forecasts.Put("Mix-A", "BallBearings", 240, capHours: 500);
        _plant.Stops.Ahead("Line1-A", 120);

        IElement panel = Panel(await RenderAsync());

        Assert.Contains(panel.QuerySelectorAll("h3"), title => title.Words() == "10 days left of 11 days between the first sign and the expected failure");
        Assert.Matches("P, first sign ?3 May [0-9:]{5}, by its forecasts", panel.Words(".course-words"));
        Assert.Contains("Work done within 7.3 days comes before the failure with a probability of 90 %; a planned stop comes before the expected failure, in 5 days.", panel.Words(".course-words"), StringComparison.Ordinal);
        Assert.Contains("now 48 %", panel.QuerySelector(".course svg")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.StartsWith("M", panel.QuerySelector(".course-past")!.GetAttribute("d"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WayToTheFailure_WhoseFirstSignIsOlderThanTheRecord_ClaimsNoInterval()
    {
        Put(-24, 40, 10, 80);
        _plant.Forecasts.Put("Mix-A", "BallBearings", 1, capHours: 500);

        IElement panel = Panel(await RenderAsync());

        Assert.Contains(panel.QuerySelectorAll("h3"), title => title.Words() == "60 min left until the expected failure; its first sign is older than its record");
        Assert.Contains("before 3 May", panel.Words(".course-words"), StringComparison.Ordinal);
        Assert.Contains("It may fail at any time from now on; no stop is planned.", panel.Words(".course-words"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WayToTheFailure_OfASoundPart_IsNotDrawn_AndAnAlertIsASign()
    {
        Put(-24, 480, 400, 500);
        _plant.Forecasts.Put("Mix-A", "BallBearings", 480, capHours: 500);
        Assert.Null(Panel(await RenderAsync()).QuerySelector(".course"));

        _plant.Alerts.Raise("Mix-A", component: "BallBearings");

        Assert.Contains("by the alert “", Panel(await RenderAsync()).Words(".course-words"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Abstained_SaysWhyAndDrawsNoBand()
    {
        _plant.Forecasts.Abstain("Mix-A", "BallBearings", "only 3 of 30 readings came so far");

        IElement page = await RenderAsync();
        IElement panel = Panel(page);

        Assert.Equal("Ball bearings: no forecast", panel.Words("h2"));
        Assert.Contains("Only 3 of 30 readings came so far. No band is drawn", panel.Words(".panel-note"), StringComparison.Ordinal);
        Assert.Null(panel.QuerySelector(".fan"));
        Assert.Null(page.QuerySelector(".life-mark"));
    }

    [Fact]
    public async Task Component_FromTheAddress_IsChosen()
    {
        _plant.Forecasts.Put("Mix-A", "BallBearings", 240);
        _plant.Forecasts.Put("Mix-A", "Gearbox", 4_000);

        IElement panel = Panel(await RenderAsync("?component=Gearbox"));

        Assert.StartsWith("Gearbox:", panel.Words("h2"), StringComparison.Ordinal);
        Assert.Equal("Gearbox", panel.Words(".life-choice a[aria-current]"));
        Assert.EndsWith("/assets/Mix-A?component=BallBearings", panel.QuerySelector(".life-choice a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AssetWithoutWatchedComponents_HasNoPanel() => Assert.Null((await RenderAsync()).QuerySelector(".fan"));

    [Fact]
    public async Task IngestServiceAway_IsSaidInThePanel()
    {
        _plant.Forecasts.Away = "the ingest service does not answer";

        IElement panel = (await RenderAsync()).QuerySelectorAll("section.panel").Single(section => section.Words("h2") == "The remaining life is not known");

        Assert.Contains("The ingest service does not answer. It comes by itself", panel.Words(), StringComparison.Ordinal);
    }

    private void Put(double hours, double rul, double lower, double upper)
    {
        DateTimeOffset time = SmallPlant.Start.AddHours(hours);
        _plant.Store.Put("Mix-A", "BallBearings.RemainingUsefulLifeHours", time, FieldValue.Float(rul));
        _plant.Store.Put("Mix-A", "BallBearings.RemainingUsefulLifeLowerHours", time, FieldValue.Float(lower));
        _plant.Store.Put("Mix-A", "BallBearings.RemainingUsefulLifeUpperHours", time, FieldValue.Float(upper));
    }

    private Task<IElement> RenderAsync(string query = "") => RenderedPage.OfAsync<AssetPage>(_plant, $"/assets/Mix-A{query}", ("AssetId", "Mix-A"));

    private static IElement Panel(IElement page) => page.QuerySelectorAll("section.panel").Single(section => section.QuerySelector("h2")!.TextContent.Contains("left", StringComparison.Ordinal) || section.QuerySelector("h2")!.TextContent.Contains("no forecast", StringComparison.Ordinal));
}

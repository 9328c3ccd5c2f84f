using System.Collections.Immutable;
using AngleSharp.Dom;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Domain.Maintenance.Risk;
using BatteryTwin.Domain.Maintenance.Scheduling;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class MaintenancePageTests
{
    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task Nothing_IsEnteredYet_SaysHowCrewsAndOrdersCome()
    {
        IElement page = await RenderAsync();

        Assert.Equal("No work is planned or waiting.", page.Words(".page-head p"));
        Assert.Contains(page.QuerySelectorAll(".panel-empty a"), link => link.GetAttribute("href") == "/maintenance/data?tab=crews&id=~new");
        Assert.DoesNotContain("/api/", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("Every job has a place", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlannedJobs_StandInTheirCrewsRow_AtTheirTime()
    {
        _plant.Work.Crew("a", "mechanical");
        _plant.Work.Plan(_plant.Work.Put("Change bearings", hours: 12), "a", 16 + 24);

        IElement page = await RenderAsync();

        IElement row = page.QuerySelector("[data-row=a]")!;
        IElement bar = row.QuerySelector(".job-bar")!;
        Assert.Equal("The plan is feasible. Every job has a place.", page.Words(".page-head p"));
        Assert.Equal("left:28.571%;width:7.143%;--at:0", bar.GetAttribute("style"));
        Assert.Equal("Change bearings, Mixing of line 1, Wed 6 May 00:00–12:00, Crew a, planned, pinned", bar.GetAttribute("aria-label"));
        Assert.Equal(("order-1", "2", "true"), (bar.GetAttribute("data-job"), bar.GetAttribute("data-version"), bar.GetAttribute("data-movable")));
        Assert.Equal("12 of 336 h", row.Words(".board-load em"));
        Assert.Contains(page.QuerySelectorAll("a"), link => link.GetAttribute("href") == "/api/maintenance/crews/a/calendar.ics");
    }

    [Fact]
    public async Task Conflicts_AreMarkedOnBothJobs_AndCounted()
    {
        _plant.Work.Crew("a", "mechanical");
        _plant.Work.Crew("b");
        _plant.Work.Plan(_plant.Work.Put("Bearings", skills: "mechanical"), "a", 10);
        _plant.Work.Plan(_plant.Work.Put("Seal", skills: "mechanical"), "b", 12);

        IElement page = await RenderAsync();

        Assert.Equal("2 jobs do not fit as planned. Every job has a place.", page.Words(".page-head p"));
        Assert.Equal(2, page.QuerySelectorAll(".job-bar.is-conflict").Length);
        Assert.Contains("Crew b lacks mechanical", page.QuerySelector("[data-row=b] .job-bar")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Contains("stop Mix-A at once", page.QuerySelector("[data-row=a] .job-bar")!.GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnplannedJobs_AreRankedByWhatWaitingCosts()
    {
        _plant.Work.Crew("a");
        _plant.Work.Waiting["Dryer"] = new(new NormalLife(100, 30), new(1_000, 20_000));
        _plant.Work.Put("Grease", due: SmallPlant.Start.AddDays(2));
        _plant.Work.Put("Filter");
        _plant.Work.Put("Dryer fan", "Coat-A", "Dryer");

        IElement page = await RenderAsync();

        IElement[] jobs = [.. page.QuerySelectorAll(".tray-job")];
        Assert.Equal(["Dryer fan", "Grease", "Filter"], jobs.Select(job => job.Words("strong")));
        Assert.StartsWith("Waiting a week costs 18,", jobs[0].Words(".tray-cost"), StringComparison.Ordinal);
        Assert.Contains("99 % risk", jobs[0].Words(".tray-cost"), StringComparison.Ordinal);
        Assert.Equal("Waiting a week costs nothing", jobs[2].Words(".tray-cost"));
        Assert.Contains("3 jobs have no place: waiting a week costs", page.Words(".page-head p"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenJob_ShowsCurveVerbsAndHistory()
    {
        _plant.Work.Crew("a");
        _plant.Work.Waiting["Dryer"] = new(new NormalLife(200, 30), new(1_000, 20_000), 1, 2);
        WorkOrder order = _plant.Work.Put("Dryer fan", "Coat-A", "Dryer");

        IElement page = await RenderAsync($"/maintenance?order={order.Id}");

        Assert.Equal(["Plan…", "Start…", "Cancel…"], page.QuerySelectorAll(".job-verbs button").Select(button => button.Words()));
        Assert.StartsWith("Cost of waiting. Best in", page.QuerySelector(".waiting svg")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".waiting-table tbody tr"));
        Assert.Contains("Created by Ann", page.Words(".job-history"), StringComparison.Ordinal);
        Assert.Equal("/assets/Coat-A?component=Dryer", page.QuerySelector(".job-facts a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task ByLine_PutsJobsAndStopsIntoTheRowOfTheirLine()
    {
        _plant.Work.Crew("a");
        _plant.Work.Plan(_plant.Work.Put("Bearings"), "a", 20);
        _plant.Stops.Ahead("Plant-A", 30, 8, "Works");

        IElement page = await RenderAsync("/maintenance?by=line&days=2");

        IElement row = page.QuerySelector("[data-row=Line1-A]")!;
        Assert.NotNull(row.QuerySelector(".job-bar"));
        Assert.Equal("Works", row.QuerySelector(".board-shade.is-stop")!.GetAttribute("title"));
        Assert.Contains(page.QuerySelectorAll(".board-axis .board-tick"), tick => tick.Words() == "06:00");
    }

    [Fact]
    public async Task Proposal_IsShownAsGhosts_WithGapAndReasons()
    {
        _plant.Work.Crew("a");
        WorkOrder order = _plant.Work.Put("Bearings");
        DateTimeOffset start = SmallPlant.Start.AddHours(30);
        _plant.Work.Proposals.Add(new("p1", SmallPlant.Start, SmallPlant.Start, SmallPlant.Start.AddDays(14), "EUR", new([new(order.Id, start, start.AddHours(4), "a", false, 100, 0, 0.1, [new(ReasonKind.Waiting, "waiting costs little")])], 50, 100, 92, 0.08, 5), new Dictionary<string, long> { [order.Id] = 1 }.ToImmutableDictionary()));

        IElement page = await RenderAsync("/maintenance?proposal=p1");

        Assert.Equal("Proposed: Bearings, Mixing of line 1, Tue 5 May 14:00–18:00, Crew a, because waiting costs little", page.QuerySelector(".job-bar.is-ghost")!.GetAttribute("aria-label"));
        Assert.Contains("1 of 1 jobs get a place, gap 8 %", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("waiting costs little", page.Words(".proposal-jobs"), StringComparison.Ordinal);

        _plant.Work.Plan(order, "a", 40);
        IElement later = await RenderAsync("/maintenance?proposal=p1");
        Assert.Contains("Orders were changed since", later.TextContent, StringComparison.Ordinal);
        Assert.True(later.QuerySelectorAll("button").Single(button => button.Words().StartsWith("Accept", StringComparison.Ordinal)).HasAttribute("disabled"));
    }

    [Fact]
    public async Task NewOrderFromAForecast_IsFilledIn()
    {
        _plant.Forecasts.Put("Coat-A", "Dryer", 240);
        _plant.Work.Costs = new() { Components = [new() { Component = "Dryer", PlannedHours = 6, Technicians = 2, PartCost = 10, Skills = ["electrical"] }] };

        IElement page = await RenderAsync("/maintenance?new=forecast&asset=Coat-A&component=Dryer");

        IElement dialog = page.QuerySelector("dialog")!;
        Assert.Equal(["Replace dryer", "Dryer", "6", "2"], dialog.QuerySelectorAll("input").Take(4).Select(input => input.GetAttribute("value")));
        Assert.Contains(dialog.QuerySelectorAll("input"), input => input.GetAttribute("value") == "electrical");
        Assert.Contains("From the forecast: 80 %: 7–14 days", dialog.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OrdersCannotBeRead_SaysSo()
    {
        _plant.Work.Away = "the ingest service does not answer";

        IElement page = await RenderAsync();

        Assert.Equal("The plan is not known.", page.Words(".page-head p"));
        Assert.Contains("The ingest service does not answer. It comes by itself", page.Words(".panel-error"), StringComparison.Ordinal);
    }

    private Task<IElement> RenderAsync(string path = "/maintenance") => RenderedPage.OfAsync<MaintenancePage>(_plant, path);
}

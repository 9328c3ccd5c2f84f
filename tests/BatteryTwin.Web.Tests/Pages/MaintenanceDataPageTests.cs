using AngleSharp.Dom;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class MaintenanceDataPageTests
{
    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task Nothing_IsEntered_EachTabSaysWhatWouldBeThere()
    {
        IElement crews = await RenderAsync();
        IElement costs = await RenderAsync("?tab=costs");
        IElement plans = await RenderAsync("?tab=plans");

        Assert.Equal("No crews, no component costs, no recurring plans.", crews.Words(".page-head p"));
        Assert.Equal("/maintenance", crews.QuerySelector("nav[aria-label=Breadcrumb] a")!.GetAttribute("href"));
        Assert.Contains("Jobs are planned with a crew.", crews.Words(".panel-empty"), StringComparison.Ordinal);
        Assert.Contains("then forecasts say what waiting costs", costs.Words(".panel-empty"), StringComparison.Ordinal);
        Assert.Contains("by calendar, running hours or cycles", plans.Words(".panel-empty"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crews_StandThereWithShiftsInWords_AndTheChosenOneAsAForm()
    {
        _plant.Work.Put(_plant.Work.Crew("night", "mechanical") with { Name = "Night crew", Places = ["Line1-A"], Calendar = new() { TimeZone = "Europe/Berlin", Shifts = [new(DayOfWeek.Monday, new(22, 0), new(6, 0)), new(DayOfWeek.Tuesday, new(22, 0), new(6, 0)), new(DayOfWeek.Wednesday, new(22, 0), new(6, 0))] } }, 1, "Ann");
        _plant.Work.Plan(_plant.Work.Put("Bearings"), "night", 16);

        IElement page = await RenderAsync("?tab=crews&id=night");

        Assert.Equal(["2", "mechanical", "Mon–Wed 22:00–06:00Berlin time, 24 h a week", "Line 1", "1"], page.QuerySelectorAll(".mdata-lists tbody td").Select(cell => cell.Words()));
        Assert.Equal("Night crew", page.Words(".mdata-side h2"));
        Assert.Equal("8 h, ends on the next day", page.Words(".mdata-length"));
        Assert.Equal(3, page.QuerySelectorAll(".mdata-days input[checked]").Length);
        Assert.Contains("24 h in an ordinary week, 48 hours of work.", page.TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.QuerySelector(".mdata-lists a[href*=night]")!.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task Costs_ShowWhatAFailureComesTo_WhereItIsDearest_AndWhoseNumbersTheyAre()
    {
        PutPart("Dryer", "Coat-A");
        _plant.Work.Costs = new()
        {
            LabourPerHour = 50,
            Lines = [new() { Line = "Line1-A", ContributionPerHour = 1_000, PacingStep = "Test-A", Steps = [new("Mix-A", 1), new("Coat-A", 2), new("Test-A", 0)] }],
            Components = [new() { Component = "Dryer", PlannedHours = 4, FailureHours = 12, PartCost = 500, Scrap = 2_000 }, new() { Component = "Fan", PlannedHours = 3, FailureHours = 2 }],
        };
        _plant.Work.DemoCosts = _plant.Work.Costs with { LabourPerHour = 60, Lines = [] };

        IElement page = await RenderAsync("?tab=costs&id=part:Dryer");

        IElement dryer = page.QuerySelectorAll(".mdata-lists tbody tr").Single(row => row.Words("th").StartsWith("Dryer", StringComparison.Ordinal));
        Assert.Equal(["13,100", "700", "18.7 ×", "Coating of line 1"], dryer.QuerySelectorAll("td").Select(cell => cell.Words()));
        Assert.Equal("the demo plant’s orders of magnitude", page.Words(".mdata-lists .panel-unit"));
        Assert.Equal("The dearest failure: dryer, 13,100 EUR", page.Words(".mdata-lists h2"));
        Assert.Contains("Costs of 1 component look wrong.", page.Words(".page-head p"), StringComparison.Ordinal);
        Assert.Contains("10,000: the line stands 10 h, after buffers of 2 h", page.Words(".mdata-effect"), StringComparison.Ordinal);
        Assert.Contains("put your own in their place", page.Words(".mdata-demo"), StringComparison.Ordinal);
        Assert.Contains("Part EUR", page.QuerySelectorAll(".mdata-side label").Select(label => label.Words()));
    }

    [Fact]
    public async Task Plans_StandThereByNextDue_WithTheOrderMadeLast()
    {
        WorkContent work = new() { Type = WorkType.Preventive, Title = "Lubricate", Asset = "Mix-A", Duration = TimeSpan.FromHours(1) };
        _plant.Work.Plans.Add(new() { Id = "count", Content = work with { Title = "Change blades" }, Recurrence = new CounterRecurrence { Counter = CounterKind.Cycles, Every = 50_000 } });
        _plant.Work.Plans.Add(new() { Id = "grease", Content = work, Recurrence = new CalendarRecurrence { Every = 2, Unit = RecurrenceUnit.Week, First = new(2026, 5, 6), At = new(6, 0) } });
        _plant.Work.Add(work, new(OriginKind.Plan, "grease"), null);

        IElement page = await RenderAsync("?tab=plans&id=grease");

        Assert.Equal(["Lubricate", "Change blades"], page.QuerySelectorAll(".mdata-lists tbody th").Select(cell => cell.Words()));
        Assert.Equal(["Mixing of line 1", "every 2 weeks, Wed 06:00 UTC", "Wed 6 May 06:00", "Mon 4 May 08:00, open"], page.QuerySelectorAll(".mdata-lists tbody tr")[0].QuerySelectorAll("td").Select(cell => cell.Words()));
        Assert.Equal("/maintenance?order=order-1", page.QuerySelector(".mdata-lists tbody td a")!.GetAttribute("href"));
        Assert.Equal("at 50,000: note a reading of the counter, then it has a date", page.QuerySelectorAll(".mdata-lists tbody tr")[1].QuerySelectorAll("td")[2].Words());
        Assert.Contains("Next due Wed 6 May 06:00, then Wed 20 May 06:00, then Wed 3 Jun 06:00.", page.Words(".mdata-side [role=status]"), StringComparison.Ordinal);
        Assert.Contains("Next due: Lubricate, Wed 6 May 06:00.", page.Words(".page-head p"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?tab=crews&id=gone")]
    [InlineData("?tab=costs&id=part:Gone")]
    [InlineData("?tab=costs&id=line:Gone")]
    [InlineData("?tab=plans&id=gone")]
    public async Task WhatIsNotThere_IsSaidSo(string query) => Assert.Contains("It may have been deleted", (await RenderAsync(query)).Words(".mdata-side"), StringComparison.Ordinal);

    [Fact]
    public async Task NothingCanBeRead_SaysSoAsASentence()
    {
        _plant.Work.Away = "the disk is full";

        IElement page = await RenderAsync();

        Assert.Equal("What planning rests on cannot be read now.", page.Words(".page-head p"));
        Assert.StartsWith("The disk is full.", page.Words(".panel-error .panel-note"), StringComparison.Ordinal);
    }

    private void PutPart(string component, string station)
    {
        _plant.Graph.Model("dtmi:t:Part;1", "Part").Model("dtmi:t:Dried;1", "Drying", $$"""{"@type":"Component","name":"{{component}}","schema":"dtmi:t:Part;1"}""");
        _plant.Graph.Twin(station, "dtmi:t:Dried;1", ("Name", "Coating of line 1"));
    }

    private Task<IElement> RenderAsync(string query = "") => RenderedPage.OfAsync<MaintenanceDataPage>(_plant, $"/maintenance/data{query}");
}

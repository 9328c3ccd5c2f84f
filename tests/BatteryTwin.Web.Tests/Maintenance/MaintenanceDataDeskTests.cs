using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Ingest.Storage.Maintenance;
using BatteryTwin.Web.State.Maintenance.Data;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Maintenance;

/// <summary>Two people change the same crews, costs and plans.</summary>
public sealed class MaintenanceDataDeskTests
{
    private readonly SmallPlant _plant = new();
    private readonly MaintenanceDataDesk _desk;

    public MaintenanceDataDeskTests() => _desk = new(_plant.Work, _plant.Time);

    [Fact]
    public void Crew_ChangedByAnother_SaysWhoAndWhat_AndOverwritesNothing()
    {
        Crew crew = _plant.Work.Crew("a", "mechanical");
        Versioned<Crew> seen = _desk.Crew("a")!;
        _desk.Save(seen, crew with { Technicians = 3 }, "Ben");
        _plant.Time.Advance(TimeSpan.FromMinutes(2));

        DataOutcome refused = _desk.Save(seen, crew with { Name = "Crew A" }, "Ana");

        Assert.Equal("Not saved: Ben changed Crew A 2 min ago, after you opened it: people 2 → 3.", refused.Fault);
        Assert.True(refused.IsConflict);
        Assert.Equal(("Crew a", 3), (_plant.Work.Crews[0].Name, _plant.Work.Crews[0].Technicians));
        Assert.Null(_desk.Save(_desk.Crew("a"), crew with { Name = "Crew A" }, "Ana").Fault);
    }

    [Fact]
    public void Crew_DeletedByAnother_SaysSo_AndCanBeAddedAnew()
    {
        Crew crew = _plant.Work.Crew("a");
        Versioned<Crew> seen = _desk.Crew("a")!;
        _desk.Delete(seen, "Ben");

        Assert.Equal("Not saved: Crew a was deleted meanwhile. Saving once more adds it anew.", _desk.Save(seen, crew, "Ana").Fault);
        Assert.Null(_desk.Save((Versioned<Crew>?)null, crew, "Ana").Fault);
    }

    [Fact]
    public void LastChange_IsTakenBack_UnlessSomebodyChangedItAgain()
    {
        Crew crew = _plant.Work.Crew("a", "mechanical");
        DataChange changed = _desk.Save(_desk.Crew("a"), crew with { Technicians = 5 }, "Ana").Change!;
        Assert.Equal("Crew Crew a was changed.", changed.Words);
        Assert.Null(changed.Undo());
        Assert.Equal(2, _desk.Crew("a")!.Value.Technicians);

        DataChange deleted = _desk.Delete(_desk.Crew("a")!, "Ana").Change!;
        Assert.Null(deleted.Undo());
        Assert.Equal("Ana", _desk.Crew("a")!.By);

        DataChange again = _desk.Save(_desk.Crew("a"), crew with { Technicians = 6 }, "Ana").Change!;
        _desk.Save(_desk.Crew("a"), crew with { Technicians = 7 }, "Ben");
        Assert.Equal("Not taken back: somebody changed it again meanwhile.", again.Undo());

        DataChange added = _desk.Save((Versioned<Crew>?)null, crew with { Id = _desk.NewCrewId("A"), Name = "A" }, "Ana").Change!;
        Assert.Equal(["a", "a-2"], _plant.Work.Crews.Select(known => known.Id));
        Assert.Null(added.Undo());
        Assert.Null(_desk.Crew("a-2"));
    }

    [Fact]
    public void Costs_OfDifferentEntries_AreChangedByTwoWithoutConflict()
    {
        _plant.Work.Costs = new() { Components = [new() { Component = "Dryer", PartCost = 1 }], LabourPerHour = 50 };
        Versioned<CostCatalogue> seen = _desk.Costs;
        _desk.Save(seen, "dryer", catalogue => catalogue with { Components = [new() { Component = "Dryer", PartCost = 2 }] }, Dryer, "Ben");

        Assert.Null(_desk.Save(seen, "the whole plant", catalogue => catalogue with { LabourPerHour = 60 }, PlantCostDraft.Facts, "Ana").Fault);
        DataOutcome refused = _desk.Save(seen, "dryer", catalogue => catalogue with { Components = [] }, Dryer, "Ana");

        Assert.Equal((60, 2), (_desk.Costs.Value.LabourPerHour, _desk.Costs.Value.Components[0].PartCost));
        Assert.Contains("changed dryer", refused.Fault, StringComparison.Ordinal);
        Assert.EndsWith("part 1 → 2.", refused.Fault, StringComparison.Ordinal);

        static IReadOnlyList<DataFact> Dryer(CostCatalogue catalogue) => ComponentCostDraft.Facts(catalogue.Component("Dryer"));
    }

    [Fact]
    public void Plan_OfWhichAnOrderWasMadeMeanwhile_KeepsThatAndTheChange()
    {
        RecurringPlan plan = new()
        {
            Id = "grease",
            Content = new() { Type = WorkType.Preventive, Title = "Grease", Asset = "Mix-A", Duration = TimeSpan.FromHours(1) },
            Recurrence = new CalendarRecurrence { Every = 1, Unit = RecurrenceUnit.Week, First = new(2026, 5, 6) },
        };
        _plant.Work.Plans.Add(plan);
        Versioned<RecurringPlan> seen = _desk.Plan("grease")!;
        DateTimeOffset due = new(2026, 5, 6, 0, 0, 0, TimeSpan.Zero);
        _plant.Work.Put(plan with { LastDue = due }, 1, "the system");

        Assert.Null(_desk.Save(seen, plan with { LeadDays = 3 }, "Ana").Fault);

        Assert.Equal((due, 3), (_desk.Plan("grease")!.Value.LastDue, _desk.Plan("grease")!.Value.LeadDays));
    }
}

using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Orders;
using BatteryTwin.Domain.Production.Time;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Planning;
using BatteryTwin.Web.State.Production;
using BatteryTwin.Web.Tests.Shared;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.Tests.Planning;

/// <summary>What two people enter at once about a plan: the first is kept, the second is told who was faster.</summary>
public sealed class PlanDesksTests
{
    private static readonly DateOnly s_monday = new(2026, 5, 4);

    private readonly SmallPlant _plant = new();

    private PlanPlants Plants => new(_plant.Topology, _plant.Graph);

    private PlantPlans Plans
    {
        get
        {
            IOptions<PlantCalendarOptions> options = Options.Create(new PlantCalendarOptions());
            return new(_plant.Production, _plant.Stops, _plant.Topology, new PlantZones(_plant.Graph, _plant.Topology, options), options);
        }
    }

    [Fact]
    public void Target_ChangedByAnother_IsNotOverwrittenAndNamesWho()
    {
        TargetDesk desk = new(_plant.Production, Plants);
        Assert.Null(desk.Save([Target(5_000, 0)], "Ann"));

        string? fault = desk.Save([Target(6_000, 0)], "Ben");

        Assert.StartsWith("Not done: Ann changed the target of Line 1, Mon 4 May, Shift 1 to 5,000 meanwhile.", fault, StringComparison.Ordinal);
        Assert.Equal(5_000, _plant.Production.KeptTargets(s_monday, s_monday).Single().Value.Quantity);
    }

    [Fact]
    public void Import_NamesFaultyRowsAndWhatItWouldReplace_AndSavesTheRest()
    {
        TargetDesk desk = new(_plant.Production, Plants);
        PlanImports imports = new(Plans, Plants, _plant.Production, desk, new OrderDesk(_plant.Production, Plants));
        desk.Save([Target(5_000, 0)], "Ann");

        ImportPreview preview = imports.Targets("line,date,shift,quantity\nLine1-A,2026-05-04,Shift 1,5500\nLine1-A,2026-05-05,Tea,1\nNowhere,2026-05-05,Shift 1,x\nLine1-A,2026-05-05,Shift 2,700\n");

        Assert.Equal([("Line 1, 2026-05-04, Shift 1", "5,500", "5,000 (Ann)"), ("Line 1, 2026-05-05, Shift 2", "700", null)], preview.Rows.Select(row => (row.What, row.Value, row.Before)));
        Assert.Equal([3, 4], preview.Faults.Select(fault => fault.Line));
        Assert.Equal(5_000, _plant.Production.KeptTargets(s_monday, s_monday).Single().Value.Quantity);
        Assert.Null(preview.Save("Ben"));
        Assert.Equal([5_500.0, 700.0], _plant.Production.KeptTargets(s_monday, s_monday.AddDays(1)).Select(kept => kept.Value.Quantity));
        Assert.Contains("Ben changed", preview.Save("Cleo"), StringComparison.Ordinal);
    }

    [Fact]
    public void Import_QuoteThatIsNeverClosed_IsAFaultAndNoCrash()
    {
        PlanImports imports = new(Plans, Plants, _plant.Production, new(_plant.Production, Plants), new(_plant.Production, Plants));

        Assert.Contains("quote", Assert.Single(imports.Orders("order,line,product,quantity,from,to\n\"A1,Line1-A").Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NewOrder_WithANumberThatIsThere_IsRefused()
    {
        OrderDesk desk = new(_plant.Production, Plants);
        ProductionOrder order = new("A1", SmallPlant.LineId, "Cell", 10, SmallPlant.Start, SmallPlant.Start.AddHours(1));
        Assert.Null(desk.Save([OrderChange.Of(order, 0)], "Ann"));

        Assert.Contains("there is an order A1 already", desk.Save([OrderChange.Of(order, 0)], "Ben"), StringComparison.Ordinal);
        Assert.Equal(["line", "quantity", "to"], desk.Faults(order with { LineId = "x", Quantity = 0, To = order.From }).Select(fault => fault.Field));
    }

    [Fact]
    public void Calendar_ChangedByAnother_NamesWho()
    {
        PlantPlanDesk desk = new(_plant.Production);
        PlantPlan read = Plans.Of(SmallPlant.PlantId);
        Assert.Null(desk.Save(read, CalendarEntry.Of(read.Calendar), "Ann"));

        Assert.StartsWith("Not done: Ann changed the calendar meanwhile", desk.Save(read, CalendarEntry.Of(read.Calendar), "Ben"), StringComparison.Ordinal);
        Assert.Contains("overlap", desk.Save(Plans.Of(SmallPlant.PlantId), CalendarEntry.Of(read.Calendar) with { Shifts = [.. read.Calendar.Shifts, new("Late", new(10, 0), new(12, 0), [])] }, "Ben"), StringComparison.Ordinal);
        Assert.Contains("time zone 'Mars'", desk.Save(Plans.Of(SmallPlant.PlantId), CalendarEntry.Of(read.Calendar) with { TimeZone = "Mars" }, "Ben"), StringComparison.Ordinal);
    }

    [Fact]
    public void Reason_GivenByAnotherMeanwhile_IsNotCovered()
    {
        StationTimesDesk desk = new(_plant.Production, Plans, _plant.Time);
        StationTimes seen = new("Mix-A", "Mixing", Plans.Of(SmallPlant.PlantId), [], [], SmallPlant.Start.AddHours(-1), SmallPlant.Start);
        Assert.Null(desk.Add(seen, SmallPlant.Start.AddMinutes(-45), SmallPlant.Start.AddMinutes(-30), "FAILURE", " belt ", "Ann"));

        Assert.StartsWith("Not done: Ann gave this time the reason Equipment failure", desk.Add(seen, SmallPlant.Start.AddMinutes(-40), SmallPlant.Start.AddMinutes(-35), "MINOR", null, "Ben"), StringComparison.Ordinal);
        Assert.Contains("choose a reason", desk.Add(seen, SmallPlant.Start.AddMinutes(-20), SmallPlant.Start.AddMinutes(-10), string.Empty, null, "Ben"), StringComparison.Ordinal);
        Assert.Contains("lies ahead", desk.Add(seen, SmallPlant.Start.AddMinutes(-20), SmallPlant.Start.AddMinutes(10), "MINOR", null, "Ben"), StringComparison.Ordinal);
        StateEdit edit = Assert.Single(_plant.Production.Edits("Mix-A", SmallPlant.Start.AddHours(-1), SmallPlant.Start));
        Assert.Equal(("Ann", "belt", StationState.Down), (edit.Who, edit.Why, edit.State));
        Assert.Null(desk.Withdraw(edit, "Ben"));
        Assert.Equal("Not done: the entry was taken back already.", desk.Withdraw(edit, "Ben"));
    }

    private static TargetChange Target(double quantity, long expected) => new(SmallPlant.LineId, s_monday, "Shift 1", quantity, expected);
}

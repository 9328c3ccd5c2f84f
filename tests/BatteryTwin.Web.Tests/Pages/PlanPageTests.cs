using AngleSharp.Dom;
using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Orders;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.State;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Pages;

/// <summary>Monday, eight o'clock UTC: the line made 700 good units in the hour before, in the shift that began at six.</summary>
public sealed class PlanPageTests
{
    private static readonly DateOnly s_monday = new(2026, 5, 4);

    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task Targets_ShowTheWeekWithWhatWasMade()
    {
        _plant.Store.Put("Test-A", StationSignals.OperatingState, SmallPlant.Start.AddHours(-1), FieldValue.String(OperatingStates.Running));
        for (int minute = -60; minute < 0; minute += 15)
        {
            _plant.Store.Put("Test-A", StationSignals.Throughput, SmallPlant.Start.AddMinutes(minute), FieldValue.Float(700));
        }

        _plant.Production.Apply([new TargetChange(SmallPlant.LineId, s_monday, "Shift 1", 5_000, 0), new TargetChange(SmallPlant.LineId, s_monday.AddDays(1), "Shift 2", 6_000, 0)], "Ann");
        IElement page = await RenderAsync("/plan");

        Assert.Equal(["Targets", "Orders", "Calendar", "Stops", "Reasons"], page.QuerySelectorAll(".plan-tabs a").Select(tab => tab.Words()));
        Assert.Equal(["Shift 1", "Shift 2", "Shift 3", "Sum"], page.QuerySelectorAll(".plan-grid tbody th[scope=row]").Select(shift => shift.Words()));
        IElement cell = page.QuerySelector("input[aria-label='Line 1, Shift 1, Monday 4 May']")!;
        Assert.Equal("5,000", cell.GetAttribute("value"));
        Assert.Equal("Entered by Ann", cell.GetAttribute("title"));
        Assert.Contains("so far", cell.ParentElement!.Words("small"), StringComparison.Ordinal);
        Assert.StartsWith("11,000", page.Words(".plan-total .plan-sum"), StringComparison.Ordinal);
        Assert.Contains("19 shifts have no target yet", page.QuerySelectorAll("h2").Select(title => title.Words()));
        Assert.Contains("2026-W19", page.Words(".panel-unit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Targets_OfAWeekThatIsOver_SayWhatFellShort()
    {
        _plant.Production.Apply([new TargetChange(SmallPlant.LineId, s_monday.AddDays(-7), "Shift 1", 5_000, 0)], "Ann");
        IElement page = await RenderAsync("/plan?week=2026-W18");

        Assert.Contains("0 of 1 past shifts made their target", page.QuerySelectorAll("h2").Select(title => title.Words()));
        Assert.Equal("▼ 0", page.Words("small.plan-short"));
    }

    [Fact]
    public async Task Orders_ShowHowFarTheyAre()
    {
        _plant.Production.Apply([OrderChange.Of(new("A1", SmallPlant.LineId, "Cell", 1_400, SmallPlant.Start.AddHours(-2), SmallPlant.Start.AddHours(2))), OrderChange.Of(new("A2", SmallPlant.LineId, "Cell", 10, SmallPlant.Start.AddHours(3), SmallPlant.Start.AddHours(4)))], "Ann");
        IElement page = await RenderAsync("/plan?tab=orders");

        Assert.Equal(["A1", "A2"], page.QuerySelectorAll(".plan-orders tbody th").Select(order => order.Words()));
        Assert.Contains("0 (0.0 %)▼ 700 behind", page.Words(".plan-orders tbody tr"), StringComparison.Ordinal);
        Assert.Contains("1 of 2 orders is behind", page.QuerySelectorAll("h2").Select(title => title.Words()));
    }

    [Fact]
    public async Task Orders_None_SayHowToEnterThem() => Assert.Contains("PUT /api/production/orders", (await RenderAsync("/plan?tab=orders")).Words(".panel-empty"), StringComparison.Ordinal);

    [Fact]
    public async Task Calendar_DrawsTheDaysOnWhichTheClockChanges()
    {
        _plant.Production.Save(SmallPlant.PlantId, new CalendarEntry { TimeZone = "Europe/Berlin", Shifts = [new("Night", new(22, 0), new(6, 0), [])], Holidays = [new(new(2026, 5, 14), "Ascension Day")] }, 0, "Ann");
        IElement page = await RenderAsync("/plan?tab=calendar");

        Assert.Equal("Europe/Berlin", page.QuerySelector("input[list]")!.GetAttribute("value"));
        string[] notes = [.. page.QuerySelectorAll(".plan-strip-note").Select(note => note.Words()).Where(note => note.Length > 0)];
        Assert.Equal(["Ascension Day", "Night has 9 h", "25 h: the clock goes back", "Night has 7 h", "23 h: the clock goes on"], notes);
        Assert.Contains("last changed by Ann on 4 May 2026", page.Words(".panel-unit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stops_OfThePlant_AreListed()
    {
        _plant.Stops.Add(new(SmallPlant.LineId, SmallPlant.Start.AddDays(1), SmallPlant.Start.AddDays(1).AddHours(8), "Overhaul"), "Ann");
        IElement page = await RenderAsync("/plan?tab=stops");

        Assert.Contains("Overhaul", page.Words("tbody tr"), StringComparison.Ordinal);
        Assert.Contains("Line 1", page.Words("tbody tr"), StringComparison.Ordinal);
        Assert.Contains("No past stops", (await RenderAsync("/plan?tab=stops&past=yes")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reasons_ShowTheTimeTheyCountIn()
    {
        IElement page = await RenderAsync("/plan?tab=reasons");

        Assert.Contains("10 reason codes", page.QuerySelectorAll("h2").Select(title => title.Words()));
        Assert.Equal("FAILURE", page.QuerySelector("input[aria-label=Code]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task UnknownPlant_SaysSo() => Assert.Contains("The graph has no plant Mars", (await RenderAsync("/plan?plant=Mars")).Words(), StringComparison.Ordinal);

    [Fact]
    public async Task NoPlant_SaysWhereToStart() => Assert.Contains("Set up", (await RenderedPage.OfAsync<PlanPage>(new(empty: true), "/plan")).Words(".panel-empty"), StringComparison.Ordinal);

    private Task<IElement> RenderAsync(string path) => RenderedPage.OfAsync<PlanPage>(_plant, path);
}

using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Orders;

namespace BatteryTwin.Domain.Tests.Production.Orders;

/// <summary>What is saved as CSV can be imported again, the hour that the clock shows twice included.</summary>
public sealed class PlanCsvTextTests
{
    private static readonly PlantClock s_clock = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

    [Fact]
    public void Targets_SavedAndRead_AreTheSame()
    {
        ShiftTarget[] targets = [new("Line 1, A", new(2026, 3, 29), "Night \"long\"", 5000.5), new("Line2", new(2026, 3, 30), "Early", 1)];
        using StringReader text = new(PlanCsvText.Of(targets));

        PlanTable<ShiftTarget> table = PlanCsv.ReadTargets(text, _ => ["Night \"long\"", "Early"]);

        Assert.Empty(table.Faults);
        Assert.Equal(targets, table.Rows);
    }

    [Fact]
    public void Orders_SavedAndRead_AreTheSame()
    {
        ProductionOrder[] orders = [new("A1", "Line1", "Cell; large", 700, new(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), new(2026, 10, 25, 1, 30, 0, TimeSpan.Zero))];
        using StringReader text = new(PlanCsvText.Of(orders, s_clock));

        PlanTable<ProductionOrder> table = PlanCsv.ReadOrders(text, _ => s_clock);

        Assert.Empty(table.Faults);
        Assert.Equal(orders, table.Rows);
    }
}

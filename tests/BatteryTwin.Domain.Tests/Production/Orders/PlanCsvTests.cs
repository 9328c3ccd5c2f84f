using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Orders;

namespace BatteryTwin.Domain.Tests.Production.Orders;

public sealed class PlanCsvTests
{
    private static readonly PlantClock s_berlin = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

    [Fact]
    public void ReadOrders_GoodAndBadRows_KeepsTheGoodAndNamesTheBad()
    {
        PlanTable<ProductionOrder> table = Orders(
            "quantity;Order;line;product;from;to\n" +
            "5000;A1;Line1;Cell 50;2025-03-30 06:00;2025-03-30T14:00+02:00\n" +
            "many;A2;Line9;Cell 50;30.03.2025;2025-03-30 14:00\n" +
            "10;A3;Line1;Cell 50;2025-03-30 14:00;2025-03-30 06:00\n" +
            "10;A1;Line1;Cell 50;2025-03-31 06:00;2025-03-31 14:00\n");

        ProductionOrder order = Assert.Single(table.Rows);
        Assert.Equal(new("A1", "Line1", "Cell 50", 5000, new(2025, 3, 30, 4, 0, 0, TimeSpan.Zero), new(2025, 3, 30, 12, 0, 0, TimeSpan.Zero)), order);
        Assert.Equal([(3, "quantity"), (3, "line"), (4, "to"), (5, null)], table.Faults.Select(fault => (fault.Line, fault.Column)));
    }

    [Fact]
    public void ReadOrders_WithoutItsColumns_SaysWhichItNeeds()
    {
        PlanTable<ProductionOrder> table = Orders("a,b\n1,2\n");

        Assert.Empty(table.Rows);
        Assert.Contains("order, line, product, quantity, from, to", Assert.Single(table.Faults).Message, StringComparison.Ordinal);
        Assert.Single(Orders(string.Empty).Faults);
    }

    [Theory]
    [InlineData("0001-01-01 00:00;2025-03-30 14:00", "from", "1990 to 2199")]
    [InlineData("2025-03-30 06:00;9999-12-31T23:59+02:00", "to", "1990 to 2199")]
    [InlineData("2025-03-30 06:00;2027-03-30 14:00", "to", "400 days")]
    public void ReadOrders_TimesTooFar_AreNamed(string times, string column, string message)
    {
        PlanTable<ProductionOrder> table = Orders($"order;line;product;quantity;from;to\nA1;Line1;Cell 50;5000;{times}\n");

        Assert.Empty(table.Rows);
        Assert.Equal(column, Assert.Single(table.Faults).Column);
        Assert.Contains(message, table.Faults[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadTargets_UnknownShift_NamesThoseThereAre()
    {
        using StringReader reader = new("line,date,shift,quantity\nLine1,2025-03-30,Night,4000\nLine1,2025-03-30,Noon,4000\nLine1,30.3.,Night,1e999\n");
        PlanTable<ShiftTarget> table = PlanCsv.ReadTargets(reader, line => line == "Line1" ? ["Day", "Night"] : null);

        Assert.Equal([new("Line1", new(2025, 3, 30), "Night", 4000)], table.Rows);
        Assert.Equal([(3, "shift"), (4, "date"), (4, "quantity")], table.Faults.Select(fault => (fault.Line, fault.Column)));
        Assert.Contains("Day, Night", table.Faults[0].Message, StringComparison.Ordinal);
    }

    private static PlanTable<ProductionOrder> Orders(string text)
    {
        using StringReader reader = new(text);
        return PlanCsv.ReadOrders(reader, line => line == "Line1" ? s_berlin : null);
    }
}

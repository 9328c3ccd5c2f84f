using System.Buffers;
using System.Globalization;
using System.Text;
using BatteryTwin.Domain.Production.Calendar;

namespace BatteryTwin.Domain.Production.Orders;

/// <summary>Writes orders and targets as the comma-separated values that <see cref="PlanCsv"/> reads.</summary>
public static class PlanCsvText
{
    private static readonly SearchValues<char> s_quoted = SearchValues.Create(",;\t\"\r\n");

    public static string Of(IEnumerable<ShiftTarget> targets)
    {
        StringBuilder text = new("line,date,shift,quantity\r\n");
        foreach (ShiftTarget target in targets)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Cell(target.LineId)},{target.Date:yyyy-MM-dd},{Cell(target.Shift)},{target.Quantity:0.###}\r\n");
        }

        return text.ToString();
    }

    /// <param name="orders">The orders.</param>
    /// <param name="clock">Clock of the plant; times are written with their offset.</param>
    public static string Of(IEnumerable<ProductionOrder> orders, PlantClock clock)
    {
        StringBuilder text = new("order,line,product,quantity,from,to\r\n");
        foreach (ProductionOrder order in orders)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Cell(order.Id)},{Cell(order.LineId)},{Cell(order.Product)},{order.Quantity:0.###},{Time(order.From, clock)},{Time(order.To, clock)}\r\n");
        }

        return text.ToString();
    }

    private static string Time(DateTimeOffset time, PlantClock clock) => TimeZoneInfo.ConvertTime(time, clock.Zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string Cell(string value) => value.AsSpan().ContainsAny(s_quoted) ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}

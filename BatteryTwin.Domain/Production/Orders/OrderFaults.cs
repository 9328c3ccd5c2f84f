using BatteryTwin.Domain.Production.Calendar;

namespace BatteryTwin.Domain.Production.Orders;

/// <summary>What is wrong with an order that someone entered.</summary>
public static class OrderFaults
{
    public const int LongestName = 200;
    public const double MostUnits = 1e12;

    /// <summary>Faults by field; none when the order can be kept.</summary>
    /// <param name="order">The order.</param>
    /// <param name="isKnown">Whether a line is in the twin graph.</param>
    public static IReadOnlyList<(string Field, string Message)> Of(ProductionOrder order, Func<string, bool> isKnown)
    {
        List<(string Field, string Message)> faults = [];
        if (order.Id.Length is 0 or > LongestName)
        {
            faults.Add(("order", $"the order number must have 1 to {LongestName} characters"));
        }

        if (order.Product.Length is 0 or > LongestName)
        {
            faults.Add(("product", $"the product must have 1 to {LongestName} characters"));
        }

        if (!isKnown(order.LineId))
        {
            faults.Add(("line", $"the line is '{order.LineId}', which is not in the twin graph"));
        }

        if (order.Quantity is not (> 0 and <= MostUnits))
        {
            faults.Add(("quantity", "quantity must be a number above 0"));
        }

        if (order.To <= order.From || !PlantClock.IsUsable(order.From.Year) || !PlantClock.IsUsable(order.To.Year))
        {
            faults.Add(("to", $"'to' must lie after 'from', both in the years {PlantClock.FirstYear} to {PlantClock.LastYear}"));
        }
        else if (order.To - order.From > ProductionOrder.Longest)
        {
            faults.Add(("to", $"'to' lies more than {ProductionOrder.Longest.TotalDays:0} days after 'from'"));
        }

        return faults;
    }
}

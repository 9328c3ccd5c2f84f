namespace BatteryTwin.Domain.Production.Orders;

/// <summary>A quantity of a product that a line is to make between two instants.</summary>
/// <param name="Id">Number of the order.</param>
/// <param name="LineId">Twin of the line.</param>
/// <param name="Product">What is made.</param>
/// <param name="Quantity">Good units wanted.</param>
/// <param name="From">Planned start.</param>
/// <param name="To">Planned end.</param>
public sealed record ProductionOrder(string Id, string LineId, string Product, double Quantity, DateTimeOffset From, DateTimeOffset To)
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(400);
}

namespace BatteryTwin.Domain.Production.Orders;

/// <summary>An order as someone wants it.</summary>
/// <param name="Id">Number of the order.</param>
/// <param name="Order">What it becomes; null takes it away.</param>
/// <param name="ExpectedVersion">Version the change was made from; 0: none was there; null: whatever is there.</param>
public sealed record OrderChange(string Id, ProductionOrder? Order, long? ExpectedVersion)
{
    public static OrderChange Of(ProductionOrder order, long? expectedVersion = null) => new(order.Id, order, expectedVersion);
}

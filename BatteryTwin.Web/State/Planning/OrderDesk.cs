using BatteryTwin.Domain.Production.Orders;
using BatteryTwin.Ingest.Storage.Production;

namespace BatteryTwin.Web.State.Planning;

/// <summary>What people do about orders. Singleton.</summary>
public sealed class OrderDesk(IProductionBook book, PlanPlants plants)
{
    /// <summary>Faults of an order by field; none when it can be kept.</summary>
    public IReadOnlyList<(string Field, string Message)> Faults(ProductionOrder order) => OrderFaults.Of(order, plants.Knows);

    /// <summary>Makes changes, all or none. Null when done, else why not, in words.</summary>
    public string? Save(IReadOnlyList<OrderChange> changes, string name) => DeskWords.Do(() =>
    {
        IReadOnlyList<OrderChange> refused = book.Apply(changes, name.Trim());
        return refused switch
        {
            [] => null,
            [{ ExpectedVersion: 0 } only] when changes.Count == 1 => $"Not done: there is an order {only.Id} already. Give this one another number, or change that one.",
            [var first, ..] => DeskWords.Changed($"order {first.Id}", book.Order(first.Id)),
        };
    });
}

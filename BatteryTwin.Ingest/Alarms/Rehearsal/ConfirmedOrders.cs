using BatteryTwin.Domain.Alarms.Rules.Rehearsal;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Ingest.Storage.Maintenance;

namespace BatteryTwin.Ingest.Alarms.Rehearsal;

/// <summary>Completed work orders that found the fault they were written for.</summary>
public sealed class ConfirmedOrders(IWorkOrders orders) : IFaultRecord
{
    private const int MostOrders = 10_000;

    public string Source => "work orders that confirmed a fault";

    public bool IsComplete => false;

    public IReadOnlyList<KnownFault>? Read(DateTimeOffset from, DateTimeOffset to, TimeSpan before)
    {
        WorkOrder[] completed = [.. orders.Recent(MostOrders).Where(order => order.State == WorkState.Completed)];
        return completed.Length == 0
            ? null
            : [.. completed.Where(order => order.Finding?.Kind == FindingKind.Confirmed && Found(order) > from && Found(order) - before < to).Select(order => new KnownFault(
                $"order {order.Id}",
                order.Content.Asset,
                order.Content.Title,
                Found(order) - before,
                Found(order),
                [(order.Content.Asset, order.Content.Component is { } component ? $"{component}." : string.Empty)]))];
    }

    /// <summary>A fault is over for a rule when somebody begins to work on it.</summary>
    private static DateTimeOffset Found(WorkOrder order) => order.StartedAt ?? order.CompletedAt!.Value;
}

using BatteryTwin.Domain.Maintenance.Orders;

namespace BatteryTwin.Ingest.Storage.Maintenance;

/// <summary>All work orders. Every change is durable before a call returns, and made to the version that the caller has seen.</summary>
public interface IWorkOrders
{
    /// <summary>Raised after each change is durable; handlers must be quick and must not throw.</summary>
    event Action<WorkOrder>? Changed;

    /// <summary>Orders that are neither completed nor cancelled, oldest first.</summary>
    IReadOnlyList<WorkOrder> Live { get; }

    WorkOrder? Find(string id);

    /// <summary>All orders, newest first.</summary>
    IReadOnlyList<WorkOrder> Recent(int limit, string? asset = null);

    /// <exception cref="MaintenanceRefusedException">Its content is not valid.</exception>
    WorkOrder Add(WorkContent content, WorkOrigin origin, string? name);

    /// <summary>Applies a verb of <see cref="WorkOrder"/>.</summary>
    /// <param name="id">The order.</param>
    /// <param name="version">Version that the caller has seen; null = any.</param>
    /// <param name="verb">The verb; gets the time.</param>
    /// <exception cref="MaintenanceRefusedException">It is unknown, was changed meanwhile, or refuses the verb.</exception>
    WorkOrder Apply(string id, long? version, Func<WorkOrder, DateTimeOffset, WorkOrder> verb);

    /// <summary>Applies verbs to several orders, to all or to none.</summary>
    /// <exception cref="MaintenanceRefusedException">One is unknown, was changed meanwhile, or refuses its verb; the message names all such.</exception>
    IReadOnlyList<WorkOrder> ApplyAll(IReadOnlyCollection<(string Id, long Version, Func<WorkOrder, DateTimeOffset, WorkOrder> Verb)> changes);
}

using BatteryTwin.Domain.Maintenance.Orders;

namespace BatteryTwin.Ingest.Storage.Maintenance;

/// <summary>Work orders in SQLite; one writer at a time.</summary>
internal sealed class SqliteWorkOrders(MaintenanceDatabase database, TimeProvider time) : IWorkOrders
{
    private readonly Lock _writer = new();

    public event Action<WorkOrder>? Changed;

    public IReadOnlyList<WorkOrder> Live => database.Live();

    public WorkOrder? Find(string id) => database.Find(id);

    public IReadOnlyList<WorkOrder> Recent(int limit, string? asset = null) => database.Recent(limit, asset);

    public WorkOrder Add(WorkContent content, WorkOrigin origin, string? name)
    {
        DateTimeOffset now = time.GetUtcNow();
        try
        {
            return Change(() => [WorkOrder.Create(Guid.CreateVersion7(now).ToString("N"), content, origin, name, now)])[0];
        }
        catch (WorkOrderException refused)
        {
            throw new MaintenanceRefusedException(MaintenanceRefusal.Invalid, refused.Message);
        }
    }

    public WorkOrder Apply(string id, long? version, Func<WorkOrder, DateTimeOffset, WorkOrder> verb) => Change(() => [After(id, version, verb)])[0];

    public IReadOnlyList<WorkOrder> ApplyAll(IReadOnlyCollection<(string Id, long Version, Func<WorkOrder, DateTimeOffset, WorkOrder> Verb)> changes) => Change(() =>
    {
        string[] changed = [.. changes.Where(change => database.Find(change.Id)?.Version != change.Version).Select(change => change.Id)];
        return changed.Length == 0
            ? [.. changes.Select(change => After(change.Id, change.Version, change.Verb))]
            : throw new MaintenanceRefusedException(
                MaintenanceRefusal.Changed,
                $"{changed.Length} of {changes.Count} orders were changed since ({string.Join(", ", changed.Take(5).Select(Title))}{(changed.Length > 5 ? ", …" : string.Empty)}); nothing was written: ask for a new schedule");
    });

    private string Title(string id) => database.Find(id) is { } order ? $"'{order.Content.Title}'" : id;

    private WorkOrder After(string id, long? version, Func<WorkOrder, DateTimeOffset, WorkOrder> verb)
    {
        WorkOrder order = database.Find(id) ?? throw new MaintenanceRefusedException(MaintenanceRefusal.Unknown, $"there is no work order '{id}'; GET /api/maintenance/orders lists them");
        if (version is not null && version != order.Version)
        {
            WorkAction last = order.History[^1];
            throw new MaintenanceRefusedException(MaintenanceRefusal.Changed, $"order '{order.Content.Title}' is at version {order.Version}, not {version}: {last.Name ?? "the system"} {last.Verb} it at {last.Time:u}; read it again and decide anew");
        }

        try
        {
            return verb(order, time.GetUtcNow());
        }
        catch (WorkOrderException refused)
        {
            throw new MaintenanceRefusedException(MaintenanceRefusal.Conflict, refused.Message);
        }
    }

    /// <summary>Makes and writes a change under the writer lock.</summary>
    private WorkOrder[] Change(Func<WorkOrder[]> change)
    {
        WorkOrder[] orders;
        lock (_writer)
        {
            orders = change();
            if (database.Save(orders) is { Count: > 0 } changed)
            {
                throw new MaintenanceRefusedException(MaintenanceRefusal.Changed, $"orders were changed meanwhile: {string.Join(", ", changed)}");
            }
        }

        foreach (WorkOrder order in orders)
        {
            Changed?.Invoke(order);
        }

        return orders;
    }
}

using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Domain.Maintenance.Risk;
using BatteryTwin.Ingest.Maintenance;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.State.Maintenance;

/// <summary>Reads what waiting with an order costs. Singleton.</summary>
public sealed class WaitingReader(IMaintenanceDesk desk, TimeProvider time)
{
    /// <summary>The curve; null when no forecast or no costs of the component are known, or the ingest service is away.</summary>
    public async Task<WaitingCurve?> ReadAsync(WorkContent content, CancellationToken cancel)
    {
        try
        {
            return await desk.WaitingAsync(content, cancel) is (WaitingCost cost, DateTimeOffset from) ? WaitingCurve.Of(cost, from, time.GetUtcNow(), desk.Costs.Currency) : null;
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }
}

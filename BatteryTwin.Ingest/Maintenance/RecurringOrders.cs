using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Maintenance;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Maintenance;

/// <summary>Makes orders of recurring plans when their lead time begins; looks every ten minutes.</summary>
internal sealed class RecurringOrders(IWorkOrders orders, MaintenanceShelf shelf, TimeProvider time, ILogger<RecurringOrders> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(10);

    private readonly Lock _making = new();

    /// <summary>Makes the orders that are due; at most one of each plan, so that a long absence makes no heap of them.</summary>
    public IReadOnlyList<WorkOrder> MakeDue()
    {
        List<WorkOrder> made = [];
        lock (_making)
        {
            HashSet<string> open = [.. orders.Live.Where(order => order.Origin is { Kind: OriginKind.Plan, Reference: not null }).Select(order => order.Origin.Reference!)];
            foreach (Versioned<RecurringPlan> plan in shelf.Plans.Where(plan => !open.Contains(plan.Id)))
            {
                RecurringPlan current = Current(plan.Value);
                if (current.Next("due", time.GetUtcNow()) is { } next)
                {
                    // The plan first: a crash in between loses an order, which the next due time brings, instead of making two.
                    shelf.Put(next.Plan, plan.Version);
                    made.Add(orders.Add(next.Order.Content, next.Order.Origin, null));
                }
            }
        }

        return made;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(s_interval, time);
        try
        {
            do
            {
                Make();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Normal stop.
        }
    }

    /// <summary>A calendar plan that was missed for long goes on from now, not from when it was missed.</summary>
    private RecurringPlan Current(RecurringPlan plan)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (plan.Recurrence is CalendarRecurrence calendar && calendar.DueAfter(plan.LastDue ?? DateTimeOffset.UnixEpoch) is { } due && calendar.DueAfter(due) is { } following && following <= now)
        {
            DateTimeOffset last = due;
            for (DateTimeOffset? next = following; next <= now; next = calendar.DueAfter(next.Value))
            {
                (last, due) = (due, next.Value);
            }

            return plan with { LastDue = last };
        }

        return plan;
    }

    private void Make()
    {
        try
        {
            MakeDue();
        }
        catch (Exception problem) when (problem is StorageUnavailableException or MaintenanceRefusedException)
        {
            logger.LogError(problem, "Orders of recurring plans could not be made; trying again in {Minutes} minutes", s_interval.TotalMinutes);
        }
    }
}

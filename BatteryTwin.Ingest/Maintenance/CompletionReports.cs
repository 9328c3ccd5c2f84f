using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Ingest.Prognostics;
using BatteryTwin.Ingest.Prognostics.Desk;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Maintenance;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Maintenance;

/// <summary>
/// Tells the model registry what completed orders found: a life that ended becomes an outcome, by which forecasts are judged and from which the component's age counts anew. Each order
/// once; those that could not be told (the ingest service was away, the program stopped) are told later.
/// </summary>
internal sealed class CompletionReports(IWorkOrders orders, IPrognosticsDesk desk, TimeProvider time, ILogger<CompletionReports> logger) : BackgroundService
{
    private const int MostLookedAt = 500;
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _wake = new(0);

    /// <summary>Tells all that was not told yet; false when something has to wait.</summary>
    public async Task<bool> ReportAsync(CancellationToken cancel)
    {
        bool isAll = true;
        foreach (WorkOrder order in orders.Recent(MostLookedAt).Where(order => order.State == WorkState.Completed && !order.IsReported).Reverse())
        {
            isAll &= await ReportAsync(order, cancel).ConfigureAwait(false);
        }

        return isAll;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        orders.Changed += Wake;
        try
        {
            while (true)
            {
                bool isAll = await ReportAsync(stoppingToken).ConfigureAwait(false);
                using CancellationTokenSource waiting = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                await Task.WhenAny(_wake.WaitAsync(waiting.Token), Task.Delay(isAll ? TimeSpan.FromMinutes(10) : s_retry, time, waiting.Token)).ConfigureAwait(false);
                await waiting.CancelAsync().ConfigureAwait(false);
                stoppingToken.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Normal stop.
        }
        finally
        {
            orders.Changed -= Wake;
        }
    }

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    private void Wake(WorkOrder order)
    {
        if (order.State == WorkState.Completed && !order.IsReported)
        {
            _wake.Release();
        }
    }

    private async Task<bool> ReportAsync(WorkOrder order, CancellationToken cancel)
    {
        try
        {
            string words = order.EndsLife ? await EndAsync(order, cancel).ConfigureAwait(false) : Untold(order);
            orders.Apply(order.Id, order.Version, (known, now) => known.Report(words, now));
            return true;
        }
        catch (Exception problem) when (problem is StorageUnavailableException or MaintenanceRefusedException)
        {
            logger.LogWarning("What order {Order} found is told to the models later: {Problem}", order.Id, problem.Message);
            return false;
        }
    }

    private async Task<string> EndAsync(WorkOrder order, CancellationToken cancel)
    {
        string end = order.Finding!.Kind == FindingKind.Confirmed ? "failed" : "replaced";
        WorkAction done = order.History.Last(action => action.Verb == WorkVerb.Completed);
        string note = $"work order {order.Id}: {order.Content.Title}{(order.Finding.Note is { Length: > 0 } found ? $"; {found}" : string.Empty)}";
        try
        {
            OutcomeAnswer told = await desk.AddOutcomeAsync(new(order.Content.Asset, order.Content.Component, end, order.CompletedAt, note.Length > 500 ? note[..500] : note), done.Name, cancel).ConfigureAwait(false);
            return $"the models were told outcome {told.Id}: {order.Content.Component} {(end == "failed" ? "had the fault" : "was replaced without a fault")}; its age counts from here";
        }
        catch (PrognosticsException refusal)
        {
            return $"the models were not told: {refusal.Message}";
        }
    }

    private static string Untold(WorkOrder order) => order.Content.Component is null
        ? "no component, so no label for the models"
        : order.Finding!.Kind == FindingKind.NoFaultFound
            ? "no fault found and nothing replaced: the life goes on, and forecasts are judged when it ends"
            : "the component was not replaced: its life goes on";
}

using System.Collections.Immutable;
using System.Globalization;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Domain.Maintenance.Scheduling;
using BatteryTwin.Domain.Maintenance.Scheduling.Search;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Storage.Maintenance;

namespace BatteryTwin.Ingest.Maintenance;

/// <summary>Proposes schedules in the background, and writes an accepted one into the orders.</summary>
internal sealed class ScheduleJobs(IJobs jobs, ScheduleCases cases, MaintenanceShelf shelf, IWorkOrders orders, TimeProvider time)
{
    public const string JobKind = "maintenance-schedule";

    private const int EndlessIterations = int.MaxValue;

    /// <summary>Starts the search; the job's result names the proposal.</summary>
    /// <exception cref="MaintenanceRefusedException">The request is not valid.</exception>
    public JobStatus Start(ScheduleRequest request)
    {
        if (request.Faults() is { Count: > 0 } faults)
        {
            throw new MaintenanceRefusedException(MaintenanceRefusal.Invalid, string.Join("; ", faults));
        }

        return jobs.Start(JobKind, async (progress, cancel) => await ProposeAsync(request, progress, cancel).ConfigureAwait(false));
    }

    public ScheduleProposal Find(string id) => shelf.Proposals.FirstOrDefault(proposal => proposal.Id == id)?.Value
        ?? throw new MaintenanceRefusedException(MaintenanceRefusal.Unknown, $"there is no proposed schedule '{id}'; the last twenty are kept");

    /// <summary>Plans the orders as proposed: all or none.</summary>
    /// <param name="id">The proposal.</param>
    /// <param name="name">Who accepts it.</param>
    /// <param name="only">Only these orders; null = all that have a place and are not fixed.</param>
    /// <exception cref="MaintenanceRefusedException">It is unknown, or an order was changed since.</exception>
    public IReadOnlyList<WorkOrder> Accept(string id, string name, ImmutableArray<string>? only)
    {
        ScheduleProposal proposal = Find(id);
        string? unknown = only?.FirstOrDefault(order => proposal.Schedule.Jobs.All(job => job.Id != order));
        if (unknown is not null)
        {
            throw new MaintenanceRefusedException(MaintenanceRefusal.Invalid, $"orders: '{unknown}' is not in the proposed schedule");
        }

        return orders.ApplyAll(
        [
            .. proposal.Schedule.Jobs
                .Where(job => job is { IsFixed: false, Start: not null, End: not null, Crew: not null } && only?.Contains(job.Id) != false)
                .Select(job => (job.Id, proposal.Versions[job.Id], Plan(job))),
        ]);

        Func<WorkOrder, DateTimeOffset, WorkOrder> Plan(ProposedJob job) => (order, now) =>
            order.Plan(new(job.Start!.Value, job.End!.Value, job.Crew!, false), name, now, string.Join("; ", job.Reasons.Select(reason => reason.Text)));
    }

    private async Task<object?> ProposeAsync(ScheduleRequest request, IJobProgress progress, CancellationToken cancel)
    {
        progress.Report(0, "Reading orders, crews and forecasts");
        (SchedulingCase scheduling, IReadOnlyList<WorkOrder> live) = await cases.MakeAsync(request, cancel).ConfigureAwait(false);
        SearchLimits limits = request.Iterations is { } iterations
            ? new(iterations, (ulong)request.Seed)
            : new(EndlessIterations, (ulong)request.Seed, TimeSpan.FromSeconds(request.Seconds), TimeProvider.System);
        ProposedSchedule schedule = MaintenanceScheduling.Propose(scheduling, limits, new SearchReports(progress, scheduling.Jobs.Length), cancel);
        DateTimeOffset now = time.GetUtcNow();
        ScheduleProposal proposal = new(Guid.CreateVersion7(now).ToString("N"), now, scheduling.Start, scheduling.End, scheduling.Currency, schedule, live.ToImmutableDictionary(order => order.Id, order => order.Version));
        shelf.Put(proposal);
        return new ScheduleResult(proposal.Id, schedule.Jobs.Length, schedule.Jobs.Count(job => job.Start is not null), schedule.Cost, schedule.Bound, schedule.Gap, proposal.Currency);
    }

    private sealed class SearchReports(IJobProgress progress, int count) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => progress.Report(0.9 * value.Share, string.Create(CultureInfo.InvariantCulture, $"{count} orders: best so far {value.Cost:n0}"));
    }
}

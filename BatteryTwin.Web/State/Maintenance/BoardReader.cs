using BatteryTwin.Domain.Maintenance;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Domain.Maintenance.Scheduling;
using BatteryTwin.Ingest.Maintenance;
using BatteryTwin.Ingest.Storage.Maintenance;

namespace BatteryTwin.Web.State.Maintenance;

/// <summary>Reads the maintenance board: orders, crews, stops and what does not fit together. Singleton.</summary>
public sealed class BoardReader(IMaintenanceDesk desk, IWorkOrders orders, IPlannedStops stops, PlantWatch watch, TimeProvider time)
{
    private const int MostDone = 500;
    private const double WeekHours = 168;

    /// <summary>Raised when an order changed, by anyone: read again.</summary>
    public event Action<WorkOrder>? Changed
    {
        add => orders.Changed += value;
        remove => orders.Changed -= value;
    }

    /// <exception cref="Ingest.Storage.StorageUnavailableException">Forecasts or orders cannot be read now.</exception>
    public async Task<MaintenanceBoard> ReadAsync(BoardQuery query, CancellationToken cancel)
    {
        DateTimeOffset now = time.GetUtcNow();
        double days = Math.Max(1, Math.Max((query.To - now).TotalDays, 28));
        (SchedulingCase scheduling, IReadOnlyList<WorkOrder> live) = await desk.CaseAsync(now, days, cancel);
        PlacementPreviews previews = new(scheduling, live.Where(order => order.Placement is not null).Select(order => new ScheduledJob(order.Id, order.Placement!.Start, order.Placement.End, order.Placement.Crew)));
        Dictionary<string, ScheduleJob> jobs = scheduling.Jobs.ToDictionary(job => job.Id);
        PlantMoment plant = watch.Now();
        BoardBars bars = new(plant, scheduling, jobs, Faults(previews, live));
        ScheduleProposal? proposal = query.ProposalId is { } id ? desk.Proposal(id) : null;
        IEnumerable<WorkOrder> done = orders.Recent(MostDone).Where(order => order.State == WorkState.Completed);
        BoardBar[] all = [.. live.Concat(done).Select(bars.OfPlan).OfType<BoardBar>(), .. bars.OfProposal(proposal, live)];
        BoardBar[] shown = [.. all.Where(bar => bar.Overlaps(query.From, query.To))];
        PlannedStop[] planned = [.. stops.Calendar.Between(query.From, query.To)];
        return new()
        {
            Query = query,
            At = now,
            Rows = query.By == BoardGrouping.Crew ? BoardRows.ByCrew(query, scheduling.Crews, shown) : BoardRows.ByLine(query, plant, shown, planned, scheduling.Lines.Select(line => line.Line)),
            Tray = [.. live.Where(order => order.State == WorkState.Open).Select(order => Tray(plant, order, jobs.GetValueOrDefault(order.Id), now)).OrderByDescending(job => job.WeekCost).ThenBy(job => job.Order.Content.Due ?? DateTimeOffset.MaxValue)],
            Stops = planned,
            Crews = scheduling.Crews,
            Previews = previews,
            Proposal = proposal,
            IsProposalOld = proposal is not null && live.Any(order => proposal.Versions.TryGetValue(order.Id, out long version) && version != order.Version),
            Currency = scheduling.Currency,
        };
    }

    private static ILookup<string, string> Faults(PlacementPreviews previews, IReadOnlyList<WorkOrder> live)
    {
        HashSet<string> waiting = [.. live.Where(order => order.State == WorkState.Planned).Select(order => order.Id)];
        return previews.Faults()
            .SelectMany(fault => new[] { (Job: fault.Job, fault.Text), (Job: fault.Other ?? fault.Job, fault.Text) })
            .Where(fault => waiting.Contains(fault.Job)).Distinct().ToLookup(fault => fault.Job, fault => fault.Text);
    }

    private static TrayJob Tray(PlantMoment plant, WorkOrder order, ScheduleJob? job, DateTimeOffset now)
    {
        string place = BoardBars.PlaceOf(plant, order.Content);
        if (job?.Waiting is { } cost)
        {
            double hours = (now - (job.WaitingFrom ?? now)).TotalHours;
            DateTimeOffset best = now.AddHours(Math.Max(0, cost.Optimum(hours + (4 * WeekHours)).Best.Hours - hours));
            return new(order, place, cost.At(hours + WeekHours).Total - cost.At(hours).Total, best, cost.At(hours + WeekHours).FailureProbability);
        }

        double late = job?.Due is { } due ? Math.Max(0, (now.AddHours(WeekHours) + job.Duration - due).TotalHours) - Math.Max(0, (now + job.Duration - due).TotalHours) : 0;
        return new(order, place, late * (job?.LatenessPerHour ?? 0), null, null);
    }
}

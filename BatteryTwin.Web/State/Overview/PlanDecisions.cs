using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Domain.Maintenance.Risk;
using BatteryTwin.Domain.Maintenance.Scheduling;
using BatteryTwin.Ingest.Maintenance;
using BatteryTwin.Web.State.Forecasts;
using BatteryTwin.Web.State.Maintenance;

namespace BatteryTwin.Web.State.Overview;

/// <summary>Decisions of maintenance: a proposed plan, orders that become late unplanned, and orders planned so late that it costs.</summary>
public sealed class PlanDecisions(IMaintenanceDesk desk, PlantWatch watch, TimeProvider time) : IDecisionSource
{
    private const double HorizonHours = 672;

    /// <summary>An order without a place is a decision from so long before the last moment on at which its work can begin in time.</summary>
    private static readonly TimeSpan s_soon = TimeSpan.FromDays(2);

    public string About => "the maintenance plan";

    public async Task<IReadOnlyList<Decision>> ReadAsync(CancellationToken cancel)
    {
        DateTimeOffset now = time.GetUtcNow();
        PlantMoment plant = watch.Now();
        (SchedulingCase scheduling, IReadOnlyList<WorkOrder> live) = await desk.CaseAsync(now, HorizonHours / 24, cancel);
        Dictionary<string, ScheduleJob> jobs = scheduling.Jobs.ToDictionary(job => job.Id);
        return
        [
            .. Proposal(desk.NewestProposal, live, now),
            .. live.Select(order => order.State switch
            {
                WorkState.Open => Unplanned(order, plant, now),
                WorkState.Planned when jobs.TryGetValue(order.Id, out ScheduleJob? job) => TooLate(order, job, plant, now, scheduling.Currency) ?? Overdue(order, plant),
                _ => null,
            }).OfType<Decision>(),
        ];
    }

    /// <summary>A proposal waits while orders stand as it found them: accepted or changed ones have another version.</summary>
    private static IEnumerable<Decision> Proposal(ScheduleProposal? proposal, IReadOnlyList<WorkOrder> live, DateTimeOffset now)
    {
        if (proposal is null || proposal.End <= now)
        {
            yield break;
        }

        Dictionary<string, long> versions = live.ToDictionary(order => order.Id, order => order.Version);
        ProposedJob[] waiting = [.. proposal.Schedule.Jobs.Where(job => job is { IsFixed: false, Start: not null } && versions.TryGetValue(job.Id, out long version) && proposal.Versions.GetValueOrDefault(job.Id) == version)];
        if (waiting.Length > 0 && waiting.All(job => job.Start > now))
        {
            yield return new(
                HealthLevel.Advisory, string.Empty, $"A proposed plan for {Count(waiting.Length, "order", "orders")}", $" has waited to be accepted for {ForecastWords.Span(now - proposal.MadeAt)}.",
                $"/maintenance?proposal={Uri.EscapeDataString(proposal.Id)}");
        }
    }

    private static Decision? Unplanned(WorkOrder order, PlantMoment plant, DateTimeOffset now)
    {
        if (order.Content.Due is not { } due || due - order.Content.Duration > now + s_soon)
        {
            return null;
        }

        string when = due <= now ? $"has been due for {ForecastWords.Span(now - due)}" : due - order.Content.Duration <= now ? $"can no longer be done by its due time in {ForecastWords.Span(due - now)}" : $"is due in {ForecastWords.Span(due - now)}";
        return new(due - order.Content.Duration <= now ? HealthLevel.High : HealthLevel.Caution, string.Empty, order.Content.Title, $" at {BoardBars.PlaceOf(plant, order.Content)} {when} and is not planned.", PathOf(order));
    }

    /// <summary>Later than the stretch around the optimum in which the cost hardly differs.</summary>
    private static Decision? TooLate(WorkOrder order, ScheduleJob job, PlantMoment plant, DateTimeOffset now, string currency)
    {
        if (job.Waiting is not { } cost || order.Placement is not { } place || place.Start <= now)
        {
            return null;
        }

        DateTimeOffset from = job.WaitingFrom ?? now;
        (double passed, double planned) = ((now - from).TotalHours, (place.Start - from).TotalHours);
        WaitingOptimum optimum = cost.Optimum(Math.Max(planned, passed + HorizonHours));
        double best = Math.Max(passed, optimum.Best.Hours);
        double more = cost.At(planned).Total - cost.At(best).Total;
        return planned > Math.Max(passed, optimum.FlatToHours) && more >= 1
            ? new(
                HealthLevel.Caution, string.Empty, order.Content.Title, $" at {BoardBars.PlaceOf(plant, order.Content)} is planned {ForecastWords.Span(TimeSpan.FromHours(planned - best))} after its best time, which costs {WorkWords.Money(more, currency)} more.",
                PathOf(order), more)
            : null;
    }

    private static Decision? Overdue(WorkOrder order, PlantMoment plant) => order.Content.Due is { } due && order.Placement is { } place && place.End > due
        ? new(HealthLevel.Caution, string.Empty, order.Content.Title, $" at {BoardBars.PlaceOf(plant, order.Content)} is planned to end {ForecastWords.Span(place.End - due)} after it is due.", PathOf(order))
        : null;

    private static string PathOf(WorkOrder order) => $"/maintenance?order={Uri.EscapeDataString(order.Id)}";

    private static string Count(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";
}

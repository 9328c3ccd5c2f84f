using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Domain.Maintenance.Scheduling;
using BatteryTwin.Ingest.Maintenance;

namespace BatteryTwin.Web.State.Maintenance;

/// <summary>Makes bars of orders and of a proposal's placements.</summary>
internal sealed class BoardBars(PlantMoment plant, SchedulingCase scheduling, IReadOnlyDictionary<string, ScheduleJob> jobs, ILookup<string, string> faults)
{
    /// <summary>Name of a job's station, with its component.</summary>
    public static string PlaceOf(PlantMoment plant, WorkContent content) => plant.Title(content.Asset);

    /// <summary>Where an order stands in the plan; null when it has no place.</summary>
    public BoardBar? OfPlan(WorkOrder order) => order switch
    {
        { Placement: { } place } => Bar(order, Began(order, place), Ended(order, place), place.Crew),
        { StartedAt: { } began, State: WorkState.Started or WorkState.Paused } => Bar(order, began, began + order.Content.Duration, null),
        _ => null,
    };

    /// <summary>Where a proposal puts orders that stand elsewhere, or nowhere.</summary>
    public IEnumerable<BoardBar> OfProposal(ScheduleProposal? proposal, IReadOnlyList<WorkOrder> live)
    {
        Dictionary<string, WorkOrder> known = live.ToDictionary(order => order.Id);
        foreach (ProposedJob job in proposal?.Schedule.Jobs ?? [])
        {
            if (job is { IsFixed: false, Start: { } start, End: { } end, Crew: { } crew } && known.TryGetValue(job.Id, out WorkOrder? order)
                && (order.Placement is not { } place || place.Start != start || place.Crew != crew))
            {
                yield return Bar(order, start, end, crew) with { IsGhost = true, Conflicts = [], Why = string.Join("; ", job.Reasons.Select(reason => reason.Text)) };
            }
        }
    }

    private static DateTimeOffset Began(WorkOrder order, WorkPlacement place) => order.StartedAt ?? place.Start;

    private static DateTimeOffset Ended(WorkOrder order, WorkPlacement place)
    {
        DateTimeOffset end = order.CompletedAt ?? (order.StartedAt is { } began && began > place.Start ? began + order.Content.Duration : place.End);
        DateTimeOffset least = Began(order, place).AddMinutes(15);
        return end > least ? end : least;
    }

    private BoardBar Bar(WorkOrder order, DateTimeOffset start, DateTimeOffset end, string? crew)
    {
        ScheduleJob? job = jobs.GetValueOrDefault(order.Id);
        return new()
        {
            Order = order,
            Place = PlaceOf(plant, order.Content),
            Start = start,
            End = end,
            Crew = crew,
            CrewName = scheduling.Crews.FirstOrDefault(one => one.Id == crew)?.Name ?? crew ?? "no crew",
            FailureProbability = order.IsLive ? job?.Waiting?.At((start - (job.WaitingFrom ?? scheduling.Start)).TotalHours).FailureProbability : null,
            Conflicts = [.. faults[order.Id]],
        };
    }
}

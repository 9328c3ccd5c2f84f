using System.Collections.Immutable;
using BatteryTwin.Domain.Maintenance.Scheduling.Search;
using BatteryTwin.Domain.Maintenance.Scheduling.Slots;

namespace BatteryTwin.Domain.Maintenance.Scheduling;

/// <summary>Proposes when which crew does which job.</summary>
public static class MaintenanceScheduling
{
    /// <param name="scheduling">Jobs, crews, lines.</param>
    /// <param name="limits">How long to search.</param>
    /// <param name="progress">Told where the search stands; may be null.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="ArgumentException">The case cannot be scheduled: jobs wait for each other in a circle, or its time holds no slot; the message says which.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ProposedSchedule Propose(SchedulingCase scheduling, SearchLimits limits, IProgress<SearchProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scheduling);
        SlotModel model = new(scheduling);
        SlotProblem problem = Searchable(model.Problem);
        SearchResult found = SlotSearch.Run(problem, limits, progress, cancel);
        if (double.IsPositiveInfinity(found.Cost))
        {
            // Not all of them fit: the cheapest schedule says which to leave.
            problem = problem with { Shortest = false };
            found = SlotSearch.Run(problem, limits, progress, cancel);
        }

        PlacementReasons reasons = new(scheduling, model, problem, found.Placements);
        ImmutableArray<ProposedJob> jobs = [.. scheduling.Jobs.Select((job, at) => Job(scheduling, model, reasons, job, at, found.Placements[at]))];
        if (problem.Shortest)
        {
            return new(jobs, 0, found.Cost * model.Grid.SlotHours, found.Bound * model.Grid.SlotHours, found.Gap, found.Iterations);
        }

        double unavoidable = problem.Tasks.Sum(problem.LeastAlone);
        double bound = Math.Min(found.Cost, Math.Max(unavoidable, found.Bound));
        double excess = found.Cost - bound;
        return new(jobs, unavoidable, found.Cost, bound, excess <= 1e-9 * (1 + found.Cost) ? 0 : excess / found.Cost, found.Iterations);
    }

    /// <summary>Jobs that nobody can do are left out, and with them those that wait for them; the shortest schedule has no left-out jobs otherwise.</summary>
    private static SlotProblem Searchable(SlotProblem problem) => problem with
    {
        Shortest = problem.Shortest && problem.Tasks.All(task => task.Modes.Length > 0),
    };

    private static ProposedJob Job(SchedulingCase scheduling, SlotModel model, PlacementReasons reasons, ScheduleJob job, int at, SlotPlacement placement)
    {
        SlotTask task = model.Problem.Tasks[at];
        DateTimeOffset? start = !placement.IsPlaced ? null : job.Fixed?.Start ?? model.Grid.TimeOf(placement.Start);
        DateTimeOffset? end = !placement.IsPlaced ? null : job.Fixed?.End ?? model.Grid.TimeOf(placement.End);
        DateTimeOffset until = start ?? model.Grid.TimeOf(model.Grid.Count);
        double? risk = job.Waiting?.At((until - (job.WaitingFrom ?? scheduling.Start)).TotalHours).FailureProbability;
        return new(
            job.Id,
            start,
            end,
            placement.IsPlaced ? job.Fixed?.Crew ?? model.CrewOf(at, placement.Mode)?.Id : null,
            job.Fixed is not null,
            task.CostAt(placement),
            reasons.LostOutput(at),
            risk,
            reasons.Of(at));
    }
}

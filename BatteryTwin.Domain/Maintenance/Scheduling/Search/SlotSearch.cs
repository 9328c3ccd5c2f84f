using BatteryTwin.Domain.Maintenance.Scheduling.Bounds;
using BatteryTwin.Domain.Maintenance.Scheduling.Slots;

namespace BatteryTwin.Domain.Maintenance.Scheduling.Search;

/// <summary>Finds a good schedule and proves how much better another could be.</summary>
public static class SlotSearch
{
    /// <summary>Share of a time limit that the search gets; the bound gets the rest.</summary>
    private const double SearchShare = 0.5;

    /// <param name="problem">The tasks.</param>
    /// <param name="limits">How long to search.</param>
    /// <param name="progress">Told where it stands; may be null.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="ArgumentException">The problem contradicts itself; the message says where.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static SearchResult Run(SlotProblem problem, SearchLimits limits, IProgress<SearchProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(limits);
        SlotRules.Check(problem);
        if (problem.Tasks.Length == 0)
        {
            return new([], 0, 0, 0);
        }

        return problem.Shortest ? Shortest(problem, limits, progress, cancel) : Cheapest(problem, limits, progress, cancel);
    }

    private static SearchResult Shortest(SlotProblem problem, SearchLimits limits, IProgress<SearchProgress>? progress, CancellationToken cancel)
    {
        SearchClock clock = new(limits, progress, cancel);
        double bound = MakespanBounds.Best(problem, limits with { Time = limits.Time * (1 - SearchShare) }, cancel);
        SlotPlacement[] best = new SequenceSearch(problem, new Random(Seed(limits))).Run(clock, bound);
        return new([.. best], problem.CostOf(best), bound, clock.Iterations);
    }

    private static SearchResult Cheapest(SlotProblem problem, SearchLimits limits, IProgress<SearchProgress>? progress, CancellationToken cancel)
    {
        SearchClock clock = new(limits with { Time = limits.Time * SearchShare }, progress, cancel);
        CostBound bound = new(problem);
        SlotPlacement[] best = new RuinRecreateSearch(problem, new Random(Seed(limits))).Run(clock, bound.Value);
        double cost = problem.CostOf(best);
        bound.Improve(cost, limits with { Time = limits.Time * (1 - SearchShare) }, cancel);
        return new([.. best], cost, Math.Min(cost, bound.Value), clock.Iterations);
    }

    private static int Seed(SearchLimits limits) => unchecked((int)(limits.Seed ^ (limits.Seed >> 32)));
}

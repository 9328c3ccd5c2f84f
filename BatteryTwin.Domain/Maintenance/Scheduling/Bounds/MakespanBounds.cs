using BatteryTwin.Domain.Maintenance.Scheduling.Search;
using BatteryTwin.Domain.Maintenance.Scheduling.Slots;

namespace BatteryTwin.Domain.Maintenance.Scheduling.Bounds;

/// <summary>
/// Proven lower bounds of the end of the last task. Working times are left out and of several ways the shortest and least demanding is taken, so every schedule ends no earlier.
/// </summary>
public static class MakespanBounds
{
    /// <summary>The largest of all bounds.</summary>
    /// <param name="problem">The tasks.</param>
    /// <param name="limits">How long to better it; null = as long as it takes. Iterations are not counted.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static int Best(SlotProblem problem, SearchLimits? limits = null, CancellationToken cancel = default)
    {
        BoundTasks tasks = new(problem);
        int bound = Math.Max(LongestChain(tasks), problem.Tasks.Max(task => task.Fixed?.End ?? 0));
        for (int resource = 0; resource < problem.Resources.Length; resource++)
        {
            bound = Math.Max(bound, MachineLoad(tasks, resource));
            bound = Math.Max(bound, OneMachine(tasks, resource));
            bound = Math.Max(bound, Energy(tasks, resource));
        }

        return IntervalEnergy.Bound(tasks, bound, new((limits ?? new(0, 0)) with { Iterations = int.MaxValue }, null, cancel));
    }

    /// <summary>(a) The longest chain of tasks that wait for each other.</summary>
    public static int LongestChain(SlotProblem problem) => LongestChain(new BoundTasks(problem));

    /// <summary>(b) Tasks that exclude each other on a resource, one after another, behind the smallest head and before the smallest tail.</summary>
    public static int MachineLoad(SlotProblem problem, int resource) => MachineLoad(new BoundTasks(problem), resource);

    /// <summary>(c) The same tasks with heads and tails of their own, where any may be interrupted: Jackson's schedule.</summary>
    public static int OneMachine(SlotProblem problem, int resource) => OneMachine(new BoundTasks(problem), resource);

    /// <summary>(d) Duration times units of all tasks, over the capacity.</summary>
    public static int Energy(SlotProblem problem, int resource) => Energy(new BoundTasks(problem), resource);

    private static int LongestChain(BoundTasks tasks) => Enumerable.Range(0, tasks.Count).Select(i => tasks.Head(i) + tasks.Duration(i) + tasks.Tail(i)).DefaultIfEmpty().Max();

    private static int MachineLoad(BoundTasks tasks, int resource)
    {
        int[] exclusive = tasks.Exclusive(resource);
        return exclusive.Length == 0 ? 0 : exclusive.Min(tasks.Head) + exclusive.Sum(tasks.Duration) + exclusive.Min(tasks.Tail);
    }

    private static int OneMachine(BoundTasks tasks, int resource) =>
        JacksonSchedule.End([.. tasks.Exclusive(resource).Select(i => (tasks.Head(i), tasks.Duration(i), tasks.Tail(i)))]);

    private static int Energy(BoundTasks tasks, int resource)
    {
        long energy = Enumerable.Range(0, tasks.Count).Sum(i => (long)tasks.Duration(i) * tasks.Units(i, resource));
        return (int)((energy + tasks.Capacity(resource) - 1) / tasks.Capacity(resource));
    }
}

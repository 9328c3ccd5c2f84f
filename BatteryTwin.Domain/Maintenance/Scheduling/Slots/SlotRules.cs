namespace BatteryTwin.Domain.Maintenance.Scheduling.Slots;

/// <summary>What makes a problem one that can be searched.</summary>
internal static class SlotRules
{
    /// <exception cref="ArgumentException">It contradicts itself; the message says where.</exception>
    public static void Check(SlotProblem problem)
    {
        if (problem.Resources.Any(resource => resource.Capacity < 1))
        {
            throw new ArgumentException("a resource has no capacity", nameof(problem));
        }

        foreach (SlotTask task in problem.Tasks)
        {
            string? fault = Fault(problem, task);
            if (fault is not null)
            {
                throw new ArgumentException($"task '{task.Id}': {fault}", nameof(problem));
            }
        }

        if (TaskOrder.InTurn(problem).Length < problem.Tasks.Length)
        {
            throw new ArgumentException("tasks wait for each other in a circle", nameof(problem));
        }
    }

    private static string? Fault(SlotProblem problem, SlotTask task)
    {
        if (task.Modes.Any(mode => mode.Duration < 0 || mode.Uses.Any(use => use.Resource < 0 || use.Resource >= problem.Resources.Length || use.Units < 1)))
        {
            return "a way of doing it has a negative duration or an unknown resource";
        }

        if (task.Modes.Any(mode => mode.Uses.Count(use => problem.Resources[use.Resource].Open is not null) > 1))
        {
            return "a way of doing it needs two resources with working times of their own";
        }

        if (task.Line >= problem.Lines.Length || task.LineDelay < 0 || task.Release < 0 || task.After.Any(before => before < 0 || before >= problem.Tasks.Length))
        {
            return "its line, delay, release or predecessors are out of range";
        }

        return task.CostByStart is { } start && start.Length != problem.Horizon + 1 || task.CostByEnd is { } end && end.Length != problem.Horizon + 1
            ? "its costs must have an entry for every slot and the horizon's end"
            : task.Fixed is { } placement && (placement.Mode < 0 || placement.Mode >= task.Modes.Length || placement.Start < 0 || placement.End < placement.Start || placement.End > problem.Horizon)
                ? "its fixed place lies outside the horizon"
                : null;
    }
}

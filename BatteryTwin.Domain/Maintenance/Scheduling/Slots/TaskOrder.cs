namespace BatteryTwin.Domain.Maintenance.Scheduling.Slots;

/// <summary>Tasks in an order in which none comes before one that it waits for.</summary>
internal static class TaskOrder
{
    /// <summary>Indexes of the tasks; those that wait for each other in a circle, and all behind them, are missing.</summary>
    public static int[] InTurn(SlotProblem problem)
    {
        int[] waiting = [.. problem.Tasks.Select(task => task.After.Length)];
        ILookup<int, int> after = problem.Tasks.SelectMany((task, i) => task.After.Select(before => (before, i))).ToLookup(pair => pair.before, pair => pair.i);
        List<int> order = [.. Enumerable.Range(0, waiting.Length).Where(i => waiting[i] == 0)];
        for (int i = 0; i < order.Count; i++)
        {
            order.AddRange(after[order[i]].Where(next => --waiting[next] == 0));
        }

        return [.. order];
    }
}

using BatteryTwin.Domain.Maintenance.Scheduling.Slots;

namespace BatteryTwin.Domain.Maintenance.Scheduling.Bounds;

/// <summary>A task that looks for its cheapest place alone, at given prices.</summary>
internal sealed class BoundTask
{
    private readonly SlotProblem _problem;
    private readonly WorkingSlots?[] _working;
    private readonly int[] _starts;
    private readonly double[] _least;

    public BoundTask(SlotProblem problem, SlotTask task, int at)
    {
        (_problem, Task, At) = (problem, task, at);
        _working = [.. task.Modes.Select(problem.Working)];
        int shortest = task.Modes.Select(mode => mode.Duration).DefaultIfEmpty().Min();
        _starts = [.. Enumerable.Range(task.Release, Math.Max(0, problem.Horizon - shortest - task.Release + 1))];
        _least = [.. _starts.Select(start => (task.CostByStart?[start] ?? 0) + (task.CostByEnd?[start + shortest] ?? 0))];
        Array.Sort(_least, _starts);
    }

    public SlotTask Task { get; }

    /// <summary>Number among the tasks that are not fixed.</summary>
    public int At { get; }

    /// <summary>Starts by what they cost at least; none further on can be cheaper once that exceeds the best.</summary>
    public (SlotPlacement Placement, double Cost) Cheapest(SlotPrices prices, LineShares shares)
    {
        (SlotPlacement best, double cheapest) = (SlotPlacement.None, double.IsPositiveInfinity(Task.CostLeftOut) ? 1e9 : Task.CostLeftOut);
        double[]? lostBefore = Task.Line >= 0 ? shares.Before(At) : null;
        for (int i = 0; i < _starts.Length && _least[i] < cheapest; i++)
        {
            int start = _starts[i];
            for (int way = 0; way < Task.Modes.Length; way++)
            {
                SlotMode mode = Task.Modes[way];
                int end = _working[way] is { } working ? (start < _problem.Horizon ? working.EndOf(start, mode.Duration, Task.MayPause) : -1) : start + mode.Duration;
                if (end < 0 || end > _problem.Horizon)
                {
                    continue;
                }

                double cost = Task.CostAt(new(way, start, end));
                foreach (SlotUse use in mode.Uses)
                {
                    cost += use.Units * prices.Between(use.Resource, start, end);
                }

                cost += lostBefore is not null && start + Task.LineDelay < end ? lostBefore[end] - lostBefore[start + Task.LineDelay] : 0;
                if (cost < cheapest)
                {
                    (best, cheapest) = (new(way, start, end), cost);
                }
            }
        }

        return (best, cheapest);
    }
}

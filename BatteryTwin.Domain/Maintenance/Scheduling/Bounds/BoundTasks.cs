using BatteryTwin.Domain.Maintenance.Scheduling.Slots;

namespace BatteryTwin.Domain.Maintenance.Scheduling.Bounds;

/// <summary>
/// The tasks of a problem as bounds see them: least durations and demands, time needed before (head) and behind (tail) each. A fixed task may stand where it does not fit, so it counts
/// neither duration nor demand; what waits for it begins after its end.
/// </summary>
internal sealed class BoundTasks
{
    private readonly SlotProblem _problem;
    private readonly int[] _durations;
    private readonly int[] _heads;
    private readonly int[] _tails;
    private readonly int[][] _units;

    public BoundTasks(SlotProblem problem)
    {
        _problem = problem;
        _durations = [.. problem.Tasks.Select(task => task.Fixed is null ? task.Modes.Min(mode => mode.Duration) : 0)];
        _units = [.. problem.Tasks.Select(task => Enumerable.Range(0, problem.Resources.Length).Select(resource => task.Fixed is null ? task.Modes.Min(mode => Units(mode, resource)) : 0).ToArray())];
        _heads = new int[Count];
        _tails = new int[Count];
        int[] order = TaskOrder.InTurn(problem);
        foreach (int task in order)
        {
            SlotTask own = problem.Tasks[task];
            _heads[task] = own.Fixed is null ? own.After.Select(before => problem.Tasks[before].Fixed?.End ?? (_heads[before] + _durations[before])).Append(own.Release).Max() : 0;
        }

        foreach (int task in order.Reverse())
        {
            foreach (int before in problem.Tasks[task].After)
            {
                _tails[before] = Math.Max(_tails[before], _tails[task] + _durations[task]);
            }
        }
    }

    public int Count => _problem.Tasks.Length;

    public int Resources => _problem.Resources.Length;

    public int Duration(int task) => _durations[task];

    public int Head(int task) => _heads[task];

    public int Tail(int task) => _tails[task];

    public int Units(int task, int resource) => _units[task][resource];

    public int Capacity(int resource) => _problem.Resources[resource].Capacity;

    /// <summary>Tasks of which no two fit on a resource at once.</summary>
    public int[] Exclusive(int resource) => [.. Enumerable.Range(0, Count).Where(task => 2 * _units[task][resource] > Capacity(resource) && _durations[task] > 0)];

    private static int Units(SlotMode mode, int resource) => mode.Uses.Where(use => use.Resource == resource).Sum(use => use.Units);
}

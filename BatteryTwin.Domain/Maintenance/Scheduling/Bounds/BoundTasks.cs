using BatteryTwin.Domain.Maintenance.Scheduling.Slots;

namespace BatteryTwin.Domain.Maintenance.Scheduling.Bounds;

/// <summary>The tasks of a problem as bounds see them: least durations and demands, time needed before (head) and behind (tail) each.</summary>
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
        _durations = [.. problem.Tasks.Select(task => task.Modes.Min(mode => mode.Duration))];
        _units = [.. problem.Tasks.Select(task => Enumerable.Range(0, problem.Resources.Length).Select(resource => task.Modes.Min(mode => Units(mode, resource))).ToArray())];
        _heads = new int[Count];
        _tails = new int[Count];
        int[] order = TaskOrder.InTurn(problem);
        foreach (int task in order)
        {
            _heads[task] = problem.Tasks[task].After.Select(before => _heads[before] + _durations[before]).Append(problem.Tasks[task].Release).Max();
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

using BatteryTwin.Domain.Maintenance.Scheduling.Slots;

namespace BatteryTwin.Domain.Maintenance.Scheduling;

/// <summary>What each task would do alone, and what it shares with others in a finished schedule.</summary>
internal sealed class OwnPlaces
{
    private readonly SlotProblem _problem;
    private readonly IReadOnlyList<SlotPlacement> _placements;
    private readonly int[][] _stops;
    private readonly int[][] _runningBefore;

    public OwnPlaces(SlotProblem problem, IReadOnlyList<SlotPlacement> placements)
    {
        (_problem, _placements) = (problem, placements);
        _stops = [.. problem.Lines.Select(_ => new int[problem.Horizon])];
        _runningBefore = [.. problem.Lines.Select(line => RunningBefore(line.Standing))];
        for (int task = 0; task < placements.Count; task++)
        {
            foreach (int slot in Stopped(task))
            {
                _stops[problem.Tasks[task].Line][slot]++;
            }
        }
    }

    /// <summary>Slots of output that only this task loses.</summary>
    public int LostAlone(int task) => Stopped(task).Count(slot => _stops[_problem.Tasks[task].Line][slot] == 1 && !_problem.Lines[_problem.Tasks[task].Line].Standing[slot]);

    /// <summary>What the task costs where it stands, the output that only it loses included.</summary>
    public double CostOf(int task) => _problem.Tasks[task].CostAt(_placements[task]) + (_problem.Tasks[task].Line < 0 ? 0 : LostAlone(task) * _problem.Lines[_problem.Tasks[task].Line].LossPerSlot);

    /// <summary>Another task that stops the line at the same time, outside planned stops.</summary>
    public int? SharesStopWith(int task)
    {
        int line = _problem.Tasks[task].Line;
        int shared = Stopped(task).FirstOrDefault(slot => _stops[line][slot] > 1 && !_problem.Lines[line].Standing[slot], -1);
        return shared < 0 ? null : Enumerable.Range(0, _placements.Count).FirstOrDefault(other => other != task && _problem.Tasks[other].Line == line && Stopped(other).Contains(shared));
    }

    /// <summary>The cheapest place of a task were it alone, with the output it would lose; null when there is none.</summary>
    public (SlotPlacement Placement, double Cost)? Best(SlotTask task, int release = -1)
    {
        (SlotPlacement best, double least) = (SlotPlacement.None, double.PositiveInfinity);
        for (int mode = 0; mode < task.Modes.Length; mode++)
        {
            WorkingSlots? working = _problem.Working(task.Modes[mode]);
            for (int start = release >= 0 ? release : task.Release; start < _problem.Horizon; start++)
            {
                int end = _problem.EndOf(task, task.Modes[mode], working, start);
                if (end < 0)
                {
                    continue;
                }

                SlotPlacement placement = new(mode, start, end);
                double cost = task.CostAt(placement) + Loss(task, placement);
                if (cost < least)
                {
                    (best, least) = (placement, cost);
                }
            }
        }

        return best.IsPlaced ? (best, least) : null;
    }

    /// <summary>Alone and free to, the task would begin before a slot.</summary>
    public bool WouldBeginBefore(SlotTask task, int slot) => Best(task, 0) is { } free && free.Placement.Start < slot;

    /// <summary>A task that takes a resource during a place that another would like; −1 when there is room.</summary>
    public int Occupant(int task, SlotUse use, SlotPlacement wanted)
    {
        int room = _problem.Resources[use.Resource].Capacity - use.Units;
        for (int slot = wanted.Start; slot < wanted.End; slot++)
        {
            int taken = 0;
            for (int other = 0; other < _placements.Count; other++)
            {
                if (other == task || !_placements[other].IsPlaced || slot < _placements[other].Start || slot >= _placements[other].End)
                {
                    continue;
                }

                taken += _problem.Tasks[other].Modes[_placements[other].Mode].Uses.Where(its => its.Resource == use.Resource).Sum(its => its.Units);
                if (taken > room && _problem.Resources[use.Resource].Open?.IsOpen(slot) != false)
                {
                    return other;
                }
            }
        }

        return -1;
    }

    private double Loss(SlotTask task, SlotPlacement placement) => task.Line < 0 || placement.Start + task.LineDelay >= placement.End ? 0
        : (_runningBefore[task.Line][placement.End] - _runningBefore[task.Line][placement.Start + task.LineDelay]) * _problem.Lines[task.Line].LossPerSlot;

    private IEnumerable<int> Stopped(int task)
    {
        (SlotTask its, SlotPlacement placement) = (_problem.Tasks[task], _placements[task]);
        int from = placement.Start + its.LineDelay;
        return its.Line < 0 || !placement.IsPlaced || from >= placement.End ? [] : Enumerable.Range(from, placement.End - from);
    }

    private static int[] RunningBefore(bool[] standing)
    {
        int[] before = new int[standing.Length + 1];
        for (int slot = 0; slot < standing.Length; slot++)
        {
            before[slot + 1] = before[slot] + (standing[slot] ? 0 : 1);
        }

        return before;
    }
}

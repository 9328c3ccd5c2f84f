using BatteryTwin.Domain.Maintenance.Scheduling.Slots;

namespace BatteryTwin.Domain.Maintenance.Scheduling.Bounds;

/// <summary>
/// The worth of each slot of a line, shared out among the tasks that may stop it: a lost slot costs at least the sum of the shares of those that stop it. Shares move to the tasks
/// that do, from those that do not.
/// </summary>
internal sealed class LineShares
{
    private readonly SlotProblem _problem;
    private readonly int[][] _members;
    private readonly double[][] _shares;
    private readonly bool[][] _isFree;
    private readonly List<int>?[][] _stoppers;
    private readonly double[] _before;

    /// <param name="problem">The problem.</param>
    /// <param name="movable">Tasks that are placed, by index.</param>
    /// <param name="standing">Tasks that stand: what they stop is lost anyway.</param>
    public LineShares(SlotProblem problem, int[] movable, IReadOnlyList<SlotTask> standing)
    {
        _problem = problem;
        _members = [.. problem.Lines.Select((_, line) => Enumerable.Range(0, movable.Length).Where(at => problem.Tasks[movable[at]].Line == line).ToArray())];
        _isFree = [.. problem.Lines.Select(line => line.Standing.ToArray())];
        foreach (SlotTask task in standing.Where(task => task.Line >= 0))
        {
            for (int slot = task.Fixed!.Value.Start + task.LineDelay; slot < task.Fixed.Value.End; slot++)
            {
                _isFree[task.Line][slot] = true;
            }
        }

        _shares = [.. movable.Select(task => new double[problem.Tasks[task].Line >= 0 ? problem.Horizon : 0])];
        for (int line = 0; line < _members.Length; line++)
        {
            ShareOut(line, [.. _members[line].Select(at => Weight(problem.Tasks[movable[at]]))]);
        }

        _stoppers = [.. problem.Lines.Select(_ => new List<int>?[problem.Horizon])];
        _before = new double[problem.Horizon + 1];
    }

    /// <summary>For each slot, the task's shares of all slots before it; valid until the next call.</summary>
    public double[] Before(int at)
    {
        double[] shares = _shares[at];
        for (int slot = 0; slot < shares.Length; slot++)
        {
            _before[slot + 1] = _before[slot] + shares[slot];
        }

        return _before;
    }

    public void Begin()
    {
        foreach (List<int>?[] stoppers in _stoppers)
        {
            foreach (List<int>? tasks in stoppers)
            {
                tasks?.Clear();
            }
        }
    }

    public void Take(int at, SlotTask task, SlotPlacement placement)
    {
        if (task.Line < 0)
        {
            return;
        }

        for (int slot = placement.Start + task.LineDelay; slot < placement.End; slot++)
        {
            if (!_isFree[task.Line][slot])
            {
                (_stoppers[task.Line][slot] ??= []).Add(at);
            }
        }
    }

    /// <summary>Squared length of the subgradient along the shares' sums: for each lost slot the stoppers, less their mean over all.</summary>
    public double SquaredExcess() => _stoppers.Select((slots, line) => slots.Sum(tasks => tasks is { Count: > 0 } ? tasks.Count * (1 - (tasks.Count / (double)_members[line].Length)) : 0)).Sum();

    /// <summary>Moves shares of lost slots to those that stop them; their sum stays the slot's worth.</summary>
    public void Step(double size)
    {
        for (int line = 0; line < _stoppers.Length; line++)
        {
            for (int slot = 0; slot < _problem.Horizon; slot++)
            {
                if (_stoppers[line][slot] is { Count: > 0 } tasks && tasks.Count < _members[line].Length)
                {
                    Move(line, slot, tasks, size);
                }
            }
        }
    }

    /// <summary>Long stops decide what a line loses, so their tasks get the larger shares to begin with.</summary>
    private static double Weight(SlotTask task) =>
        Math.Max(0.1, task.Modes.Select(mode => mode.Duration).DefaultIfEmpty().Min() - task.LineDelay);

    private void ShareOut(int line, double[] weights)
    {
        double all = weights.Sum();
        for (int i = 0; i < weights.Length; i++)
        {
            double share = _problem.Lines[line].LossPerSlot * weights[i] / all;
            double[] shares = _shares[_members[line][i]];
            for (int slot = 0; slot < shares.Length; slot++)
            {
                shares[slot] = _isFree[line][slot] ? 0 : share;
            }
        }
    }

    private void Move(int line, int slot, List<int> stoppers, double size)
    {
        double worth = _problem.Lines[line].LossPerSlot;
        double theirs = 0;
        foreach (int at in stoppers)
        {
            _shares[at][slot] += size;
            theirs += _shares[at][slot];
        }

        double others = _members[line].Sum(at => _shares[at][slot]) - theirs;
        double left = Math.Max(0, worth - theirs);
        double keep = others > 0 ? Math.Min(1, left / others) : 0;
        double cut = theirs > worth ? worth / theirs : 1;
        foreach (int at in _members[line])
        {
            _shares[at][slot] *= stoppers.Contains(at) ? cut : keep;
        }
    }
}

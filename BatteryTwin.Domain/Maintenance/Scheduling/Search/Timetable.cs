using BatteryTwin.Domain.Maintenance.Scheduling.Slots;

namespace BatteryTwin.Domain.Maintenance.Scheduling.Search;

/// <summary>A partial schedule in which tasks are placed and taken out; knows what is free, and the cheapest place of a task among those that stand.</summary>
internal sealed class Timetable
{
    private readonly SlotProblem _problem;
    private readonly SlotPlacement[] _placements;
    private readonly int[][] _used;
    private readonly int[][] _stops;
    private readonly int[][] _successors;
    private readonly WorkingSlots?[][] _working;
    private readonly int[] _nextTaken;
    private readonly int[] _lossBefore;

    public Timetable(SlotProblem problem)
    {
        _problem = problem;
        _placements = new SlotPlacement[problem.Tasks.Length];
        _used = [.. problem.Resources.Select(_ => new int[problem.Horizon])];
        _stops = [.. problem.Lines.Select(_ => new int[problem.Horizon])];
        _working = [.. problem.Tasks.Select(task => task.Modes.Select(problem.Working).ToArray())];
        _nextTaken = new int[problem.Horizon + 1];
        _lossBefore = new int[problem.Horizon + 1];
        ILookup<int, int> after = problem.Tasks.SelectMany((task, i) => task.After.Select(before => (before, i))).ToLookup(pair => pair.before, pair => pair.i);
        _successors = [.. Enumerable.Range(0, problem.Tasks.Length).Select(i => after[i].ToArray())];
        Clear();
    }

    /// <summary>Cost of all that stands and of all that is left out.</summary>
    public double Cost { get; private set; }

    public IReadOnlyList<SlotPlacement> Placements => _placements;

    public IReadOnlyList<int> SuccessorsOf(int task) => _successors[task];

    /// <summary>Takes everything out but what is fixed.</summary>
    public void Clear()
    {
        foreach (int[] used in _used)
        {
            Array.Clear(used);
        }

        foreach (int[] stops in _stops)
        {
            Array.Clear(stops);
        }

        Array.Fill(_placements, SlotPlacement.None);
        Cost = 0;
        for (int i = 0; i < _placements.Length; i++)
        {
            Cost += LeftOut(i);
        }

        for (int i = 0; i < _placements.Length; i++)
        {
            if (_problem.Tasks[i].Fixed is { } placement)
            {
                Place(i, placement);
            }
        }
    }

    public void Place(int task, SlotPlacement placement) => Change(task, placement, 1);

    public void Remove(int task)
    {
        if (_placements[task].IsPlaced)
        {
            Change(task, _placements[task], -1);
        }
    }

    /// <summary>The cheapest place for a task that does not stand, and what it adds to the cost; none when there is no place or leaving it out costs less.</summary>
    /// <param name="task">Index of the task.</param>
    /// <param name="skipMode">A way to pass over; −1 = none.</param>
    /// <param name="from">Earliest slot to look at.</param>
    /// <param name="to">Latest end to look at.</param>
    public (SlotPlacement Placement, double Added) Cheapest(int task, int skipMode = -1, int from = 0, int to = int.MaxValue)
    {
        SlotTask wanted = _problem.Tasks[task];
        (int earliest, int latest) = Window(task, wanted);
        (earliest, latest) = (Math.Max(earliest, from), Math.Min(latest, to));
        CountLoss(wanted);
        (SlotPlacement best, double least) = (SlotPlacement.None, double.PositiveInfinity);
        for (int mode = 0; mode < wanted.Modes.Length; mode++)
        {
            if (mode != skipMode)
            {
                FindTaken(wanted.Modes[mode], earliest, latest);
                Scan(wanted, mode, _working[task][mode], earliest, latest, ref best, ref least);
            }
        }

        return least <= LeftOut(task) || double.IsPositiveInfinity(wanted.CostLeftOut) ? (best, least) : (SlotPlacement.None, 0);
    }

    /// <summary>The place at which a task ends first.</summary>
    public SlotPlacement Earliest(int task)
    {
        SlotTask wanted = _problem.Tasks[task];
        (int earliest, int latest) = Window(task, wanted);
        SlotPlacement best = SlotPlacement.None;
        for (int mode = 0; mode < wanted.Modes.Length; mode++)
        {
            SlotMode way = wanted.Modes[mode];
            WorkingSlots? working = _working[task][mode];
            for (int start = earliest; start < latest || (way.Duration == 0 && start <= latest);)
            {
                int end = working is null ? start + way.Duration : working.EndOf(start, way.Duration, wanted.MayPause);
                if (end > latest || (best.IsPlaced && end >= best.End))
                {
                    break;
                }

                int taken = end < 0 ? start : LastTaken(way, start, end);
                if (end >= 0 && taken < 0)
                {
                    best = new(mode, start, end);
                    break;
                }

                start = taken + 1;
            }
        }

        return best;
    }

    private (int Earliest, int Latest) Window(int task, SlotTask wanted)
    {
        int earliest = wanted.Release;
        foreach (int before in wanted.After)
        {
            // Behind a task that is left out there is no place.
            earliest = Math.Max(earliest, _placements[before].IsPlaced ? _placements[before].End : _problem.Horizon + 1);
        }

        int latest = _problem.Horizon;
        foreach (int after in _successors[task])
        {
            latest = Math.Min(latest, _placements[after].IsPlaced ? _placements[after].Start : latest);
        }

        return (earliest, latest);
    }

    private double LeftOut(int task) => double.IsPositiveInfinity(_problem.Tasks[task].CostLeftOut) ? 1e9 : _problem.Tasks[task].CostLeftOut;

    /// <summary>For each slot, how many slots of the task's line before it are neither standing nor lost already.</summary>
    private void CountLoss(SlotTask wanted)
    {
        if (wanted.Line < 0)
        {
            return;
        }

        int[] stops = _stops[wanted.Line];
        bool[] standing = _problem.Lines[wanted.Line].Standing;
        for (int slot = 0; slot < stops.Length; slot++)
        {
            _lossBefore[slot + 1] = _lossBefore[slot] + (stops[slot] == 0 && !standing[slot] ? 1 : 0);
        }
    }

    /// <summary>For each slot, the first from it on in which a resource is taken.</summary>
    private void FindTaken(SlotMode way, int earliest, int latest)
    {
        Array.Fill(_nextTaken, int.MaxValue, earliest <= latest ? earliest : 0, earliest <= latest ? latest - earliest + 1 : 0);
        foreach (SlotUse use in way.Uses)
        {
            SlotResource resource = _problem.Resources[use.Resource];
            int[] used = _used[use.Resource];
            int most = resource.Capacity - use.Units;
            for (int slot = earliest; slot < latest; slot++)
            {
                if (used[slot] > most && (resource.Open is null || resource.Open.IsOpen(slot)))
                {
                    _nextTaken[slot] = slot;
                }
            }
        }

        for (int slot = latest - 1; slot >= earliest; slot--)
        {
            _nextTaken[slot] = Math.Min(_nextTaken[slot], _nextTaken[slot + 1]);
        }
    }

    private void Scan(SlotTask wanted, int mode, WorkingSlots? working, int earliest, int latest, ref SlotPlacement best, ref double least)
    {
        SlotMode way = wanted.Modes[mode];
        double perSlot = wanted.Line < 0 ? 0 : _problem.Lines[wanted.Line].LossPerSlot;
        for (int start = earliest; start + way.Duration <= latest; start++)
        {
            // The resource is free again only behind the slot that is taken.
            if (_nextTaken[start] == start && way.Duration > 0)
            {
                continue;
            }

            double cost = way.Cost + (wanted.CostByStart is { } byStart ? byStart[start] : 0);
            if (cost >= least)
            {
                continue;
            }

            int end = working is null ? start + way.Duration : working.EndOf(start, way.Duration, wanted.MayPause);
            if (end < 0 || end > latest || (_nextTaken[start] < end && way.Duration > 0))
            {
                continue;
            }

            cost += wanted.CostByEnd is { } byEnd ? byEnd[end] : 0;
            if (wanted.Line >= 0 && start + wanted.LineDelay < end)
            {
                cost += perSlot * (_lossBefore[end] - _lossBefore[start + wanted.LineDelay]);
            }

            if (cost < least)
            {
                (best, least) = (new(mode, start, end), cost);
            }
        }
    }

    /// <summary>The last slot of [start, end) in which a resource is taken; −1 when it is free throughout.</summary>
    private int LastTaken(SlotMode way, int start, int end)
    {
        int last = -1;
        foreach (SlotUse use in way.Uses)
        {
            SlotResource resource = _problem.Resources[use.Resource];
            int[] used = _used[use.Resource];
            for (int slot = end - 1; slot >= start && slot > last; slot--)
            {
                if (used[slot] + use.Units > resource.Capacity && (resource.Open is null || resource.Open.IsOpen(slot)))
                {
                    last = slot;
                }
            }
        }

        return last;
    }

    private void Change(int task, SlotPlacement placement, int sign)
    {
        SlotTask changed = _problem.Tasks[task];
        Cost += sign * (changed.CostAt(placement) - LeftOut(task));
        _placements[task] = sign > 0 ? placement : SlotPlacement.None;
        foreach (SlotUse use in changed.Modes[placement.Mode].Uses)
        {
            WorkingSlots? open = _problem.Resources[use.Resource].Open;
            int[] used = _used[use.Resource];
            for (int slot = placement.Start; slot < placement.End; slot++)
            {
                if (open is null || open.IsOpen(slot))
                {
                    used[slot] += sign * use.Units;
                }
            }
        }

        if (changed.Line >= 0)
        {
            ChangeStops(changed, placement, sign);
        }
    }

    private void ChangeStops(SlotTask changed, SlotPlacement placement, int sign)
    {
        SlotLine line = _problem.Lines[changed.Line];
        int[] stops = _stops[changed.Line];
        int lost = 0;
        for (int slot = placement.Start + changed.LineDelay; slot < placement.End; slot++)
        {
            lost += (stops[slot] == (sign > 0 ? 0 : 1) && !line.Standing[slot]) ? 1 : 0;
            stops[slot] += sign;
        }

        Cost += sign * lost * line.LossPerSlot;
    }
}

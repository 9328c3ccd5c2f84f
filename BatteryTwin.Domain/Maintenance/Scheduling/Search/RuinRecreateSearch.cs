using BatteryTwin.Domain.Maintenance.Scheduling.Slots;

namespace BatteryTwin.Domain.Maintenance.Scheduling.Search;

/// <summary>
/// Cheap schedules by a large neighbourhood (ruin and recreate: Schrimpf et al., 2000): related tasks are taken out and put back one after another, each at its cheapest place among
/// those that stand; worse ones are taken by late acceptance (Burke and Bykov, 2017).
/// </summary>
internal sealed class RuinRecreateSearch(SlotProblem problem, Random random)
{
    private const int AcceptanceLength = 40;
    private const int MostRemoved = 12;
    private const double DetourShare = 0.1;

    private readonly Timetable _timetable = new(problem);
    private readonly int[] _movable = [.. Enumerable.Range(0, problem.Tasks.Length).Where(i => problem.Tasks[i].Fixed is null && problem.Tasks[i].Modes.Length > 0)];
    private readonly double[] _alone = new double[problem.Tasks.Length];
    private readonly double[] _stakes = new double[problem.Tasks.Length];

    /// <param name="clock">How long.</param>
    /// <param name="bound">A schedule of this cost cannot be beaten.</param>
    public SlotPlacement[] Run(SearchClock clock, double bound)
    {
        foreach (int task in _movable)
        {
            _alone[task] = problem.LeastAlone(problem.Tasks[task]);
            _stakes[task] = problem.Tasks[task].CostLeftOut - _alone[task];
        }

        Put(InTurn([.. _movable.OrderByDescending(task => _stakes[task])]));
        SlotPlacement[] best = [.. _timetable.Placements];
        double least = _timetable.Cost;
        double[] accepted = Enumerable.Repeat(least, AcceptanceLength).ToArray();
        while (_movable.Length > 0 && least > bound + Hair(bound) && clock.Next(least))
        {
            double before = _timetable.Cost;
            List<int> removed = WithSuccessors(Ruin());
            SlotPlacement[] places = [.. removed.Select(task => _timetable.Placements[task])];
            removed.ForEach(_timetable.Remove);
            int[] order = Order(removed);
            Put(order);
            int at = clock.Iterations % AcceptanceLength;
            if (_timetable.Cost <= before + Hair(before) || _timetable.Cost < accepted[at])
            {
                if (_timetable.Cost < least - Hair(least))
                {
                    (best, least) = ([.. _timetable.Placements], _timetable.Cost);
                }
            }
            else
            {
                Restore(removed, places);
            }

            accepted[at] = _timetable.Cost;
        }

        return best;
    }

    /// <summary>What rounding may do to a cost.</summary>
    private static double Hair(double cost) => 1e-9 * (1 + Math.Abs(cost));

    /// <summary>Mostly the cheapest place; now and then the cheapest of one crew less, or of a part of the time, as what is cheap alone may stand in the way of what is cheap together.</summary>
    private void Put(int[] tasks)
    {
        foreach (int task in tasks)
        {
            int modes = problem.Tasks[task].Modes.Length;
            int skip = modes > 1 && random.NextDouble() < DetourShare ? random.Next(modes) : -1;
            (int from, int to) = (0, int.MaxValue);
            if (random.NextDouble() < DetourShare)
            {
                int part = random.Next(problem.Horizon + 1);
                (from, to) = random.Next(2) == 0 ? (part, to) : (from, part);
            }

            (SlotPlacement placement, _) = _timetable.Cheapest(task, skip, from, to);
            if (!placement.IsPlaced && (skip >= 0 || from > 0 || to < int.MaxValue))
            {
                (placement, _) = _timetable.Cheapest(task);
            }

            if (placement.IsPlaced)
            {
                _timetable.Place(task, placement);
            }
        }
    }

    private void Restore(List<int> removed, SlotPlacement[] places)
    {
        removed.ForEach(_timetable.Remove);
        for (int i = 0; i < places.Length; i++)
        {
            if (places[i].IsPlaced)
            {
                _timetable.Place(removed[i], places[i]);
            }
        }
    }

    private List<int> Ruin()
    {
        int seed = Costliest();
        int count = Math.Min(_movable.Length, 1 + random.Next(Math.Min(MostRemoved, _movable.Length)));
        int kind = random.Next(4);
        if (kind == 0)
        {
            return [.. random.GetItems(_movable, count).Append(seed).Distinct()];
        }

        return [seed, .. _movable.Where(task => task != seed).OrderBy(task => Distance(seed, task, kind) * (0.5 + random.NextDouble())).Take(count - 1)];
    }

    /// <summary>A task whose predecessor is taken out goes too: it may not be left standing alone.</summary>
    private List<int> WithSuccessors(List<int> removed)
    {
        HashSet<int> known = [.. removed];
        for (int i = 0; i < removed.Count; i++)
        {
            removed.AddRange(_timetable.SuccessorsOf(removed[i]).Where(next => problem.Tasks[next].Fixed is null && problem.Tasks[next].Modes.Length > 0 && known.Add(next)));
        }

        return removed;
    }

    /// <summary>Of a few drawn tasks the one that stands worst against its place alone.</summary>
    private int Costliest()
    {
        int chosen = _movable[random.Next(_movable.Length)];
        for (int i = random.Next(3); i > 0; i--)
        {
            int other = _movable[random.Next(_movable.Length)];
            chosen = Excess(other) > Excess(chosen) ? other : chosen;
        }

        return chosen;
    }

    private double Excess(int task) => problem.Tasks[task].CostAt(_timetable.Placements[task]) - _alone[task];

    /// <summary>Small for tasks that stand in each other's way: near in time, with the same line or the same resources.</summary>
    private double Distance(int seed, int task, int kind)
    {
        (SlotPlacement one, SlotPlacement other) = (_timetable.Placements[seed], _timetable.Placements[task]);
        double apart = one.IsPlaced && other.IsPlaced ? Math.Abs(one.Start - other.Start) : problem.Horizon / 8.0;
        bool related = kind switch
        {
            1 => problem.Tasks[seed].Line >= 0 && problem.Tasks[seed].Line == problem.Tasks[task].Line,
            2 => one.IsPlaced && other.IsPlaced && Shares(problem.Tasks[seed].Modes[one.Mode], problem.Tasks[task].Modes[other.Mode]),
            _ => false,
        };
        return 1 + (related ? apart : apart + (problem.Horizon / 4.0));
    }

    private static bool Shares(SlotMode one, SlotMode other)
    {
        foreach (SlotUse use in one.Uses)
        {
            foreach (SlotUse its in other.Uses)
            {
                if (use.Resource == its.Resource)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private int[] Order(List<int> removed)
    {
        int[] order = [.. removed];
        random.Shuffle(order);
        return InTurn(random.Next(3) switch
        {
            0 => order,
            1 => [.. order.OrderByDescending(task => _stakes[task] * (0.5 + random.NextDouble()))],
            _ => [.. order.OrderByDescending(task => problem.Tasks[task].Modes.Min(mode => mode.Duration) * (0.5 + random.NextDouble()))],
        });
    }

    /// <summary>The same order, but no task before one that it waits for.</summary>
    private int[] InTurn(int[] order)
    {
        if (Array.TrueForAll(order, task => problem.Tasks[task].After.Length == 0))
        {
            return order;
        }

        List<int> list = [];
        HashSet<int> waiting = [.. order];
        while (waiting.Count > 0)
        {
            int next = order.First(task => waiting.Contains(task) && !problem.Tasks[task].After.Any(waiting.Contains));
            waiting.Remove(next);
            list.Add(next);
        }

        return [.. list];
    }
}

using BatteryTwin.Domain.Maintenance.Scheduling.Slots;

namespace BatteryTwin.Domain.Maintenance.Scheduling.Search;

/// <summary>
/// Shortest schedules: lists of tasks, each turned into a schedule by placing them in turn as early as they fit (serial generation),
/// changed by moving one task and taken by late acceptance (Burke and Bykov, 2017).
/// </summary>
internal sealed class SequenceSearch(SlotProblem problem, Random random)
{
    private const int AcceptanceLength = 200;

    private readonly Timetable _timetable = new(problem);
    private readonly int _count = problem.Tasks.Length;

    public SlotPlacement[] Run(SearchClock clock, double bound)
    {
        int[] list = InTurn(Enumerable.Range(0, _count).Select(_ => random.NextDouble()).ToArray());
        double cost = Decode(list);
        SlotPlacement[] best = [.. _timetable.Placements];
        double least = cost;
        double[] accepted = Enumerable.Repeat(cost, AcceptanceLength).ToArray();
        int[] tried = new int[_count];
        while (least > bound && _count > 1 && clock.Next(least))
        {
            list.CopyTo(tried, 0);
            Move(tried);
            double next = Decode(tried);
            if (next < least)
            {
                (best, least) = ([.. _timetable.Placements], next);
            }

            int at = clock.Iterations % AcceptanceLength;
            if (next <= cost || next <= accepted[at])
            {
                cost = next;
                tried.CopyTo(list, 0);
            }

            accepted[at] = cost;
        }

        return best;
    }

    /// <summary>Takes a task out and puts it in anywhere between its predecessors and its successors.</summary>
    private void Move(int[] list)
    {
        int moves = 1 + random.Next(3);
        for (int i = 0; i < moves; i++)
        {
            int from = random.Next(_count);
            int task = list[from];
            int low = from;
            while (low > 0 && !problem.Tasks[task].After.Contains(list[low - 1]))
            {
                low--;
            }

            int high = from;
            while (high < _count - 1 && !problem.Tasks[list[high + 1]].After.Contains(task))
            {
                high++;
            }

            int to = low + random.Next(high - low + 1);
            if (to < from)
            {
                Array.Copy(list, to, list, to + 1, from - to);
            }
            else
            {
                Array.Copy(list, from + 1, list, from, to - from);
            }

            list[to] = task;
        }
    }

    private double Decode(int[] list)
    {
        _timetable.Clear();
        int end = 0;
        foreach (int task in list)
        {
            if (_timetable.Placements[task].IsPlaced)
            {
                end = Math.Max(end, _timetable.Placements[task].End);
                continue;
            }

            SlotPlacement placement = _timetable.Earliest(task);
            if (!placement.IsPlaced)
            {
                return double.PositiveInfinity;
            }

            _timetable.Place(task, placement);
            end = Math.Max(end, placement.End);
        }

        return end;
    }

    /// <summary>Tasks by rank, none before its predecessors.</summary>
    private int[] InTurn(double[] ranks)
    {
        int[] waiting = [.. problem.Tasks.Select(task => task.After.Length)];
        PriorityQueue<int, double> free = new();
        for (int i = 0; i < _count; i++)
        {
            if (waiting[i] == 0)
            {
                free.Enqueue(i, ranks[i]);
            }
        }

        List<int> list = [];
        while (free.TryDequeue(out int task, out _))
        {
            list.Add(task);
            foreach (int next in _timetable.SuccessorsOf(task).Where(next => --waiting[next] == 0))
            {
                free.Enqueue(next, ranks[next]);
            }
        }

        return [.. list];
    }
}

using BatteryTwin.Domain.Maintenance.Scheduling.Search;

namespace BatteryTwin.Domain.Maintenance.Scheduling.Bounds;

/// <summary>
/// (e) Interval energy: were all done by T, every task would have to run in [s, e) at least for the smaller of what its earliest and its latest run leave there. Where that is more than
/// a resource has, T is too early.
/// </summary>
internal static class IntervalEnergy
{
    /// <summary>Up to this end every interval is looked at; beyond it those between earliest and latest starts and ends.</summary>
    private const int AllIntervals = 200;

    private const int MostPoints = 150;

    /// <summary>The smallest end, from a bound on, that no interval refutes; where time runs out, the first that was not looked at.</summary>
    public static int Bound(BoundTasks tasks, int from, SearchClock clock)
    {
        int end = from;
        while (clock.Next(end) && Refutes(tasks, end))
        {
            end++;
        }

        return end;
    }

    private static bool Refutes(BoundTasks tasks, int end)
    {
        int[] points = Points(tasks, end);
        for (int resource = 0; resource < tasks.Resources; resource++)
        {
            int[] users = [.. Enumerable.Range(0, tasks.Count).Where(task => tasks.Units(task, resource) > 0 && tasks.Duration(task) > 0)];
            for (int i = 0; i < points.Length; i++)
            {
                for (int j = i + 1; j < points.Length; j++)
                {
                    long energy = 0;
                    foreach (int task in users)
                    {
                        energy += (long)tasks.Units(task, resource) * Within(tasks, task, end, points[i], points[j]);
                    }

                    if (energy > (long)tasks.Capacity(resource) * (points[j] - points[i]))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static int Within(BoundTasks tasks, int task, int end, int from, int to)
    {
        int duration = tasks.Duration(task);
        int latest = end - tasks.Tail(task) - duration;
        return Math.Min(Overlap(tasks.Head(task), duration, from, to), Overlap(latest, duration, from, to));
    }

    private static int Overlap(int start, int duration, int from, int to) => Math.Max(0, Math.Min(start + duration, to) - Math.Max(start, from));

    private static int[] Points(BoundTasks tasks, int end)
    {
        if (end <= AllIntervals)
        {
            return [.. Enumerable.Range(0, end + 1)];
        }

        int[] points =
        [
            .. Enumerable.Range(0, tasks.Count)
                .SelectMany(task => new[] { tasks.Head(task), tasks.Head(task) + tasks.Duration(task), end - tasks.Tail(task), end - tasks.Tail(task) - tasks.Duration(task) })
                .Where(point => point >= 0 && point <= end)
                .Distinct()
                .Order(),
        ];
        int every = (points.Length / MostPoints) + 1;
        return [.. points.Where((_, i) => i % every == 0)];
    }
}

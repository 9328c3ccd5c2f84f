namespace BatteryTwin.Domain.Maintenance.Scheduling.Bounds;

/// <summary>One machine, tasks with heads and tails, interruptible: run the released one with the largest tail (Jackson; Carlier, 1982).</summary>
public static class JacksonSchedule
{
    /// <summary>The earliest time by which all have run and their tails have passed; a lower bound when tasks must not be interrupted.</summary>
    public static int End(IReadOnlyList<(int Head, int Duration, int Tail)> tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        int[] byHead = [.. Enumerable.Range(0, tasks.Count).OrderBy(i => tasks[i].Head)];
        int[] left = [.. tasks.Select(task => task.Duration)];
        PriorityQueue<int, int> released = new();
        (int now, int next, int end) = (0, 0, 0);
        while (next < byHead.Length || released.Count > 0)
        {
            now = released.Count == 0 ? Math.Max(now, tasks[byHead[next]].Head) : now;
            for (; next < byHead.Length && tasks[byHead[next]].Head <= now; next++)
            {
                released.Enqueue(byHead[next], -tasks[byHead[next]].Tail);
            }

            int running = released.Dequeue();
            int until = next < byHead.Length ? Math.Min(now + left[running], tasks[byHead[next]].Head) : now + left[running];
            left[running] -= until - now;
            now = until;
            if (left[running] > 0)
            {
                released.Enqueue(running, -tasks[running].Tail);
            }
            else
            {
                end = Math.Max(end, now + tasks[running].Tail);
            }
        }

        return end;
    }
}

namespace BatteryTwin.Domain.Alarms.Performance;

/// <summary>Finds floods in a stream of alarms.</summary>
public static class AlarmFloods
{
    /// <summary>
    /// Floods by a window (t − w, t] that moves with the events: one starts with the alarm that makes the window hold more than the limit, and ends at the
    /// instant at which an alarm leaves it and fewer than the other limit remain.
    /// </summary>
    /// <param name="times">Times of alarms, ascending.</param>
    /// <param name="end">End of the time looked at.</param>
    /// <param name="settings">Limits.</param>
    public static IReadOnlyList<AlarmFlood> Of(IReadOnlyList<DateTimeOffset> times, DateTimeOffset end, AlarmPerformanceSettings settings)
    {
        List<AlarmFlood> floods = [];
        (int Index, DateTimeOffset From, int Peak)? open = null;
        int oldest = 0;
        int next = 0;
        while (next < times.Count || (open is not null && oldest < next))
        {
            // Where an alarm leaves as another comes, the one leaves first: the window is open at its start.
            bool leaves = oldest < next && (next == times.Count || times[oldest] + settings.Window <= times[next]);
            DateTimeOffset at = leaves ? times[oldest] + settings.Window : times[next];
            if (at > end)
            {
                break;
            }

            oldest += leaves ? 1 : 0;
            next += leaves ? 0 : 1;
            int held = next - oldest;
            if (open is { } flood)
            {
                open = flood with { Peak = Math.Max(flood.Peak, held) };
                if (leaves && held < settings.FloodEndsBelow)
                {
                    floods.Add(Closed(times, open.Value, at, settings));
                    open = null;
                }
            }
            else if (!leaves && held > settings.FloodStartsAbove)
            {
                open = (next - 1, at, held);
            }
        }

        if (open is { } last)
        {
            floods.Add(Closed(times, last, end, settings));
        }

        return floods;
    }

    /// <summary>Floods by fixed bins, as older systems report them: from the first bin above the one limit to the last before one below the other. Numbers from 0.</summary>
    public static IReadOnlyList<(int FirstBin, int LastBin, int Alarms)> OfBins(IReadOnlyList<int> bins, AlarmPerformanceSettings settings)
    {
        List<(int FirstBin, int LastBin, int Alarms)> floods = [];
        int? first = null;
        for (int i = 0; i <= bins.Count; i++)
        {
            if (first is { } start && (i == bins.Count || bins[i] < settings.FloodEndsBelow))
            {
                floods.Add((start, i - 1, bins.Skip(start).Take(i - start).Sum()));
                first = null;
            }
            else if (first is null && i < bins.Count && bins[i] > settings.FloodStartsAbove)
            {
                first = i;
            }
        }

        return floods;
    }

    private static AlarmFlood Closed(IReadOnlyList<DateTimeOffset> times, (int Index, DateTimeOffset From, int Peak) flood, DateTimeOffset to, AlarmPerformanceSettings settings)
    {
        int inside = times.Skip(flood.Index).TakeWhile(time => time <= to).Count();
        int before = times.Take(flood.Index).Count(time => time > flood.From - settings.Window);
        return new(flood.From, to, inside, inside + before, flood.Peak);
    }
}

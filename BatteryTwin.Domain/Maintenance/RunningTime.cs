namespace BatteryTwin.Domain.Maintenance;

/// <summary>
/// Turns running hours into calendar time and back: between planned stops a machine runs a constant share of the time, in a stop it does not run.
/// </summary>
public sealed class RunningTime
{
    private static readonly TimeSpan s_farthest = TimeSpan.FromDays(365 * 50);

    private readonly IReadOnlyList<(DateTimeOffset Start, DateTimeOffset End)> _standstill;

    /// <param name="from">Time at which the running hours begin to count.</param>
    /// <param name="share">Share of the time that the machine runs outside planned stops, 0..1.</param>
    /// <param name="stops">Planned stops of the machine.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is no share.</exception>
    public RunningTime(DateTimeOffset from, double share, StopCalendar stops)
    {
        if (share is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "a share of time lies between 0 and 1");
        }

        From = from;
        Share = share;
        _standstill = [.. stops.Standstill().Where(stop => stop.End > from).Select(stop => (stop.Start < from ? from : stop.Start, stop.End))];
    }

    public DateTimeOffset From { get; }

    /// <summary>Running hours per calendar hour outside planned stops.</summary>
    public double Share { get; }

    /// <summary>When a number of running hours is reached; null when the machine does not run, or not within 50 years.</summary>
    public DateTimeOffset? At(double runningHours)
    {
        if (runningHours <= 0)
        {
            return From;
        }

        if (runningHours > s_farthest.TotalHours * Share)
        {
            return null;
        }

        TimeSpan left = TimeSpan.FromHours(runningHours / Share);
        DateTimeOffset at = From;
        foreach ((DateTimeOffset start, DateTimeOffset end) in _standstill)
        {
            if (left <= start - at)
            {
                break;
            }

            left -= start - at;
            at = end;
        }

        return at + left;
    }

    /// <summary>Running hours up to a time; 0 for a time before the start.</summary>
    public double HoursUntil(DateTimeOffset time)
    {
        if (time <= From)
        {
            return 0;
        }

        TimeSpan still = TimeSpan.Zero;
        foreach ((DateTimeOffset start, DateTimeOffset end) in _standstill)
        {
            if (start >= time)
            {
                break;
            }

            still += (end < time ? end : time) - start;
        }

        return (time - From - still).TotalHours * Share;
    }
}

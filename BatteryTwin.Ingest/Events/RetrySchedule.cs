namespace BatteryTwin.Ingest.Events;

/// <summary>
/// Pauses between attempts: doubled each time up to a limit, then shortened by chance to between half and the whole, so that routes do not all come
/// back at once. A pause the endpoint asks for is kept, up to a day.
/// </summary>
/// <param name="options">First and longest pause.</param>
/// <param name="chance">Gives numbers from 0 to below 1.</param>
internal sealed class RetrySchedule(EventOptions options, Func<double> chance)
{
    private const int MaxDoublings = 30;

    private static readonly TimeSpan s_longestAskedFor = TimeSpan.FromDays(1);

    /// <param name="attempts">Failed attempts so far, at least one.</param>
    /// <param name="askedFor">Pause the endpoint asks for.</param>
    public TimeSpan After(int attempts, TimeSpan? askedFor)
    {
        double doubled = options.RetryDelay.TotalMilliseconds * Math.Pow(2, Math.Min(attempts - 1, MaxDoublings));
        double pause = Math.Min(doubled, options.MaxRetryDelay.TotalMilliseconds) * (0.5 + (chance() / 2));
        TimeSpan own = TimeSpan.FromMilliseconds(pause);
        return askedFor is { } asked && asked > own ? (asked < s_longestAskedFor ? asked : s_longestAskedFor) : own;
    }
}

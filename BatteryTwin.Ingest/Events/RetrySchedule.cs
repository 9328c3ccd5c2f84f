using BatteryTwin.Ingest.Sources.Reconnect;

namespace BatteryTwin.Ingest.Events;

/// <summary>Pauses between attempts to deliver. A pause the endpoint asks for is kept when it is longer than the own one, up to a day.</summary>
/// <param name="options">First and longest pause.</param>
/// <param name="chance">Gives numbers from 0 to below 1.</param>
internal sealed class RetrySchedule(EventOptions options, Func<double> chance)
{
    private static readonly TimeSpan s_longestAskedFor = TimeSpan.FromDays(1);

    private readonly BackOff _own = new(options.RetryDelay, options.MaxRetryDelay, chance);

    /// <param name="attempts">Failed attempts so far, at least one.</param>
    /// <param name="askedFor">Pause the endpoint asks for.</param>
    public TimeSpan After(int attempts, TimeSpan? askedFor)
    {
        TimeSpan own = _own.After(attempts);
        return askedFor is { } asked && asked > own ? (asked < s_longestAskedFor ? asked : s_longestAskedFor) : own;
    }
}

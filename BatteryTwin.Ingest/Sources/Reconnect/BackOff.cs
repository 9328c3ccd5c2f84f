namespace BatteryTwin.Ingest.Sources.Reconnect;

/// <summary>
/// Pauses between attempts: doubled each time up to a limit, then shortened by chance to between half and the whole, so that those who failed
/// together do not all come back at once.
/// </summary>
/// <param name="first">Pause after the first failed attempt, before chance.</param>
/// <param name="longest">What no pause exceeds.</param>
/// <param name="chance">Gives numbers from 0 to below 1.</param>
internal sealed class BackOff(TimeSpan first, TimeSpan longest, Func<double> chance)
{
    private const int MaxDoublings = 30;

    /// <param name="attempts">Failed attempts so far, at least one.</param>
    public TimeSpan After(int attempts)
    {
        double doubled = first.TotalMilliseconds * Math.Pow(2, Math.Min(attempts - 1, MaxDoublings));
        return TimeSpan.FromMilliseconds(Math.Min(doubled, longest.TotalMilliseconds) * (0.5 + (chance() / 2)));
    }
}

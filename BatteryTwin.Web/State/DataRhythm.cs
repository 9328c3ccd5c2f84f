using System.Collections.Concurrent;

namespace BatteryTwin.Web.State;

/// <summary>
/// Learns how often each twin usually sends, so that a machine that reports once a minute is not called silent in between. Learns only
/// from what it saw continuously; a twin it knows nothing about gets the shortest patience.
/// </summary>
public sealed class DataRhythm
{
    private const int PatienceIntervals = 3;
    private const int MaxTwins = 200_000;
    private static readonly TimeSpan s_longestPatience = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_continuous = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Seen> _seen = new(StringComparer.Ordinal);

    /// <summary>Notes a twin's newest data and says how old it may become before the twin counts as silent.</summary>
    public TimeSpan Patience(string twinId, DateTimeOffset newest, DateTimeOffset now)
    {
        if (_seen.Count > MaxTwins)
        {
            _seen.Clear();
        }

        Seen seen = _seen.AddOrUpdate(twinId, _ => new(newest, null, now), (_, before) => before.Next(newest, now));
        TimeSpan wanted = PatienceIntervals * (seen.Interval ?? TimeSpan.Zero);
        TimeSpan atMost = wanted < s_longestPatience ? wanted : s_longestPatience;
        return atMost > PlantHealth.StaleAfter ? atMost : PlantHealth.StaleAfter;
    }

    private sealed record Seen(DateTimeOffset Newest, TimeSpan? Interval, DateTimeOffset At)
    {
        public Seen Next(DateTimeOffset newest, DateTimeOffset now)
        {
            if (newest <= Newest || now - At > s_continuous)
            {
                return this with { Newest = newest > Newest ? newest : Newest, At = now };
            }

            // A shorter interval counts at once, a longer one by and by: one outage must not make a fast sender look slow.
            TimeSpan interval = newest - Newest;
            return new(newest, Interval is { } usual && interval > 2 * usual ? 2 * usual : interval, now);
        }
    }
}

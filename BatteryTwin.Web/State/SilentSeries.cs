using System.Collections.Concurrent;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.State;

/// <summary>
/// Extent and number of points of series that have been silent for longer than data stays fresh: how often they used to come tells whether
/// something is missing. Counting all points of a series is dear, so it is asked for silent ones only and kept for some minutes. Singleton.
/// </summary>
public sealed class SilentSeries(ITelemetryStore store, TimeProvider time)
{
    private const int MostKept = 100_000;

    private static readonly TimeSpan s_stateHolds = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<SeriesKey, (SeriesState State, DateTimeOffset At)> _states = new();

    /// <summary>The states of those series among some that are silent.</summary>
    /// <exception cref="StorageUnavailableException">The store cannot be read now.</exception>
    public async ValueTask<IReadOnlyDictionary<SeriesKey, SeriesState>> AmongAsync(IReadOnlyList<SeriesLatest> newest, CancellationToken cancel = default)
    {
        DateTimeOffset now = time.GetUtcNow();
        long staleNs = EpochTime.ToNs(now - PlantHealth.StaleAfter);
        SeriesKey[] silent = [.. newest.Where(series => series.TimeNs < staleNs).Select(series => series.Key)];
        SeriesKey[] unknown = [.. silent.Where(key => !_states.TryGetValue(key, out (SeriesState State, DateTimeOffset At) kept) || now - kept.At > s_stateHolds)];
        if (unknown.Length > 0)
        {
            await AskAsync(unknown, now, cancel);
        }

        Dictionary<SeriesKey, SeriesState> states = [];
        foreach (SeriesKey key in silent)
        {
            if (_states.TryGetValue(key, out (SeriesState State, DateTimeOffset At) kept))
            {
                states[key] = kept.State;
            }
        }

        return states;
    }

    private async ValueTask AskAsync(SeriesKey[] unknown, DateTimeOffset now, CancellationToken cancel)
    {
        if (_states.Count > MostKept)
        {
            _states.Clear();
        }

        SeriesSelector selector = new()
        {
            Twins = [.. unknown.Select(key => key.Twin).OfType<string>().Distinct(StringComparer.Ordinal)],
            Fields = [.. unknown.Select(key => key.Field).Distinct(StringComparer.Ordinal)],
        };
        foreach (SeriesState state in await store.SeriesAsync(selector, cancel))
        {
            _states[state.Key] = (state, now);
        }
    }
}

using System.Collections.Concurrent;

namespace BatteryTwin.Web.State.Production;

/// <summary>Station days that were read, up to a bound; those not used for longest go first.</summary>
internal sealed class StationDays
{
    /// <summary>About 4 kB each.</summary>
    private const int MostDays = 8_000;

    private readonly ConcurrentDictionary<(string Station, DateTimeOffset Day), Entry> _days = new();
    private long _uses;

    public StationDay? Find(string station, DateTimeOffset day)
    {
        if (!_days.TryGetValue((station, day), out Entry? entry))
        {
            return null;
        }

        entry.LastUse = Interlocked.Increment(ref _uses);
        return entry.Day;
    }

    public void Keep(string station, DateTimeOffset day, StationDay value)
    {
        _days[(station, day)] = new(value) { LastUse = Interlocked.Increment(ref _uses) };
        if (_days.Count > MostDays)
        {
            foreach (KeyValuePair<(string, DateTimeOffset), Entry> old in _days.OrderBy(entry => entry.Value.LastUse).Take(MostDays / 10))
            {
                _days.TryRemove(old);
            }
        }
    }

    private sealed class Entry(StationDay day)
    {
        public StationDay Day { get; } = day;

        public long LastUse { get; set; }
    }
}

using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline.Validation;

/// <summary>
/// Unmapped series, for people: a bounded list of those seen lately and the count of all that were ever met. When the list is
/// full, a series not seen for long makes room. Safe for concurrent use.
/// </summary>
internal sealed class UnmappedRegistry(int capacity, TimeProvider time)
{
    private const int Sampled = 8;

    // A listed series makes room for one that was listed before only when it has been quiet for so long.
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<SeriesKey, UnmappedEntry> _listed = [];
    private readonly List<UnmappedEntry> _ring = [];
    private readonly HashSet<SeriesKey> _storedNotListed = [];
    private int _hand;
    private long _total;
    private long _noRoomUntilTicks;

    /// <summary>Distinct unmapped series that are stored, or were met since the models last changed.</summary>
    public long Total => Interlocked.Read(ref _total);

    /// <summary>The entry of a series that is met for the first time, or again after the models changed.</summary>
    public UnmappedEntry Entry(SeriesKey key, string reason)
    {
        lock (_lock)
        {
            if (_listed.TryGetValue(key, out UnmappedEntry? known))
            {
                return known;
            }

            if (!_storedNotListed.Remove(key))
            {
                _total++;
            }

            UnmappedEntry entry = new(key, reason, time.GetUtcNow());
            List(entry);
            return entry;
        }
    }

    /// <summary>
    /// Adds what the store holds from before: those with the newest points are listed with the times and number of their points while there is room, the
    /// others only counted.
    /// </summary>
    public void Restore(IEnumerable<(SeriesState Series, string Reason)> stored)
    {
        lock (_lock)
        {
            foreach ((SeriesState series, string reason) in stored.OrderByDescending(entry => entry.Series.LastNs))
            {
                if (_listed.ContainsKey(series.Key))
                {
                    continue;
                }

                if (_ring.Count == capacity)
                {
                    _total += _storedNotListed.Add(series.Key) ? 1 : 0;
                    continue;
                }

                _total += _storedNotListed.Remove(series.Key) ? 0 : 1;
                UnmappedEntry entry = new(series.Key, reason, EpochTime.FromNs(series.FirstNs));
                entry.Count(series.Count, EpochTime.FromNs(series.LastNs));
                List(entry);
            }
        }
    }

    /// <summary>Counts points of a series that were stored.</summary>
    public void Count(UnmappedEntry entry, long points, DateTimeOffset now)
    {
        entry.Count(points, now);
        if (!entry.IsListed && now.UtcTicks >= Volatile.Read(ref _noRoomUntilTicks))
        {
            ListAgain(entry, now);
        }
    }

    /// <summary>The listed series, those seen last first.</summary>
    public IReadOnlyList<UnmappedSeries> List()
    {
        UnmappedEntry[] entries;
        lock (_lock)
        {
            entries = [.. _ring];
        }

        return [.. entries.Select(entry => entry.ToSeries()).OrderByDescending(series => series.LastSeen).ThenBy(series => series.Key.Canonical, StringComparer.Ordinal)];
    }

    /// <summary>Starts over after the models changed: keeps the series that are still unmapped for the same reason.</summary>
    public void Recheck(Func<SeriesKey, string?> whyUnmapped)
    {
        lock (_lock)
        {
            UnmappedEntry[] kept = [.. _ring.Where(entry => whyUnmapped(entry.Key) == entry.Reason)];
            _ring.ForEach(entry => entry.IsListed = false);
            _ring.Clear();
            _listed.Clear();
            _storedNotListed.Clear();
            _hand = 0;
            _total = kept.Length;
            foreach (UnmappedEntry entry in kept)
            {
                List(entry);
            }
        }
    }

    /// <summary>Lists a series that had to make room, unless all that are listed are as busy as it is.</summary>
    private void ListAgain(UnmappedEntry entry, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_listed.ContainsKey(entry.Key))
            {
                return;
            }

            if (_ring.Count == capacity && _ring[OldestSampled()].LastSeenTicks > (now - s_quiet).UtcTicks)
            {
                _hand = (_hand + Sampled) % _ring.Count;
                Volatile.Write(ref _noRoomUntilTicks, (now + s_pause).UtcTicks);
                return;
            }

            List(entry);
        }
    }

    private int OldestSampled()
    {
        int oldest = _hand % _ring.Count;
        for (int i = 1; i < Sampled; i++)
        {
            int at = (_hand + i) % _ring.Count;
            oldest = _ring[at].LastSeenTicks < _ring[oldest].LastSeenTicks ? at : oldest;
        }

        return oldest;
    }

    private void List(UnmappedEntry entry)
    {
        entry.IsListed = true;
        _listed[entry.Key] = entry;
        if (_ring.Count < capacity)
        {
            _ring.Add(entry);
            return;
        }

        int oldest = OldestSampled();
        _ring[oldest].IsListed = false;
        _listed.Remove(_ring[oldest].Key);
        _ring[oldest] = entry;
        _hand = (_hand + Sampled) % _ring.Count;
    }
}

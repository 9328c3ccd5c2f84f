using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace BatteryTwin.Ingest.Live;

/// <summary>Who reads what. Looking up is cheap and hands out lists that never change.</summary>
internal sealed class LiveReaders
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, ImmutableArray<LiveSubscription>> _byTwin = new(StringComparer.Ordinal);
    private ImmutableHashSet<LiveSubscription> _everyone = [];
    private ImmutableArray<LiveSubscription> _ofAllTwins = [];
    private ImmutableArray<LiveSubscription> _ofAlerts = [];
    private ImmutableArray<LiveSubscription> _ofGraph = [];

    public ImmutableHashSet<LiveSubscription> Everyone => Volatile.Read(ref _everyone);

    public ImmutableArray<LiveSubscription> OfAlerts
    {
        get
        {
            lock (_lock)
            {
                return _ofAlerts;
            }
        }
    }

    public ImmutableArray<LiveSubscription> OfGraph
    {
        get
        {
            lock (_lock)
            {
                return _ofGraph;
            }
        }
    }

    public bool Any(string twin) => _byTwin.ContainsKey(twin) || OfAllTwins.Length > 0;

    /// <summary>Readers of a twin, those of all twins included.</summary>
    public IEnumerable<LiveSubscription> Of(string twin)
    {
        ImmutableArray<LiveSubscription> all = OfAllTwins;
        ImmutableArray<LiveSubscription> named = _byTwin.GetValueOrDefault(twin, []);
        return all.IsEmpty ? named : named.Concat(all);
    }

    public void Enter(LiveSubscription reader)
    {
        lock (_lock)
        {
            _everyone = _everyone.Add(reader);
            if (reader.All)
            {
                _ofAllTwins = _ofAllTwins.Add(reader);
            }
        }
    }

    /// <summary>Puts a reader down for twins; gives back those it did not read before. A reader of all twins, or one that left, gets none.</summary>
    public List<string> Add(LiveSubscription reader, IEnumerable<string> twins)
    {
        lock (_lock)
        {
            if (reader.All || !_everyone.Contains(reader))
            {
                return [];
            }

            List<string> added = [.. twins.Where(reader.Twins.Add)];
            foreach (string twin in added)
            {
                _byTwin[twin] = _byTwin.GetValueOrDefault(twin, []).Add(reader);
            }

            return added;
        }
    }

    public void Remove(LiveSubscription reader, IEnumerable<string> twins)
    {
        lock (_lock)
        {
            foreach (string twin in twins.Where(reader.Twins.Remove))
            {
                RemoveFrom(twin, reader);
            }
        }
    }

    public void AddAlerts(LiveSubscription reader)
    {
        lock (_lock)
        {
            if (_everyone.Contains(reader) && !_ofAlerts.Contains(reader))
            {
                _ofAlerts = _ofAlerts.Add(reader);
            }
        }
    }

    public void AddGraph(LiveSubscription reader)
    {
        lock (_lock)
        {
            if (_everyone.Contains(reader) && !_ofGraph.Contains(reader))
            {
                _ofGraph = _ofGraph.Add(reader);
            }
        }
    }

    public void Leave(LiveSubscription reader)
    {
        lock (_lock)
        {
            _everyone = _everyone.Remove(reader);
            _ofAllTwins = _ofAllTwins.Remove(reader);
            _ofAlerts = _ofAlerts.Remove(reader);
            _ofGraph = _ofGraph.Remove(reader);
            foreach (string twin in reader.Twins)
            {
                RemoveFrom(twin, reader);
            }

            reader.Twins.Clear();
        }
    }

    private ImmutableArray<LiveSubscription> OfAllTwins
    {
        get
        {
            lock (_lock)
            {
                return _ofAllTwins;
            }
        }
    }

    private void RemoveFrom(string twin, LiveSubscription reader)
    {
        ImmutableArray<LiveSubscription> left = _byTwin.GetValueOrDefault(twin, []).Remove(reader);
        if (left.IsEmpty)
        {
            _byTwin.TryRemove(twin, out _);
        }
        else
        {
            _byTwin[twin] = left;
        }
    }
}

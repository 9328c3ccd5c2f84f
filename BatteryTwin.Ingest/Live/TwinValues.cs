namespace BatteryTwin.Ingest.Live;

/// <summary>The newest values of one twin, each with the version at which it came.</summary>
internal sealed class TwinValues
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (LatestValue Value, long Version)> _fields = new(StringComparer.Ordinal);
    private Dictionary<string, LatestValue>? _snapshot;

    /// <summary>All values; the same instance until one changes.</summary>
    public IReadOnlyDictionary<string, LatestValue> Snapshot
    {
        get
        {
            lock (_lock)
            {
                return _snapshot ??= _fields.ToDictionary(pair => pair.Key, pair => pair.Value.Value, StringComparer.Ordinal);
            }
        }
    }

    public LatestValue? Find(string field)
    {
        lock (_lock)
        {
            return _fields.TryGetValue(field, out var entry) ? entry.Value : null;
        }
    }

    /// <summary>Values that came after a version.</summary>
    public IReadOnlyList<LatestValue> Since(long version)
    {
        lock (_lock)
        {
            return [.. _fields.Values.Where(entry => entry.Version > version).Select(entry => entry.Value)];
        }
    }

    /// <summary>Takes a value unless a newer one is known; a new field needs <paramref name="admit"/>'s consent.</summary>
    /// <returns>True when the value is now the newest.</returns>
    public bool Take(LatestValue value, long version, Func<bool> admit)
    {
        lock (_lock)
        {
            bool known = _fields.TryGetValue(value.Field, out var current);
            if (known ? current.Value.TimeNs > value.TimeNs : !admit())
            {
                return false;
            }

            _fields[value.Field] = (value, version);
            _snapshot = null;
            return true;
        }
    }
}

using BatteryTwin.Domain.TwinQuery.Values;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.TwinQuery.Indexes;

/// <summary>
/// The indexes of a graph that changes. The graph's writer calls <see cref="Apply"/> after each change, in order; readers take
/// <see cref="Current"/>, or <see cref="Including"/> to have the properties of their query indexed first. A property is indexed when a
/// query first asks for it; when there are too many, the one unused for longest is dropped.
/// </summary>
public sealed class LiveTwinIndexes
{
    private readonly Lock _gate = new();
    private readonly int _maxProperties;
    private readonly int _minTwins;
    private readonly List<MemberPath> _byLastUse = [];
    private readonly List<(long Version, IReadOnlyList<GraphChange> Changes)> _whileBuilding = [];
    private volatile TwinIndexes _current;
    private long _version;
    private int _builds;

    /// <param name="snapshot">The graph to start from.</param>
    /// <param name="maxProperties">Most properties indexed at a time.</param>
    /// <param name="minTwins">Graphs with fewer twins are scanned; a property index would not pay.</param>
    public LiveTwinIndexes(TwinGraphSnapshot snapshot, int maxProperties = 16, int minTwins = 1_000)
    {
        _maxProperties = maxProperties;
        _minTwins = minTwins;
        _current = TwinIndexes.Build(snapshot);
    }

    /// <summary>The newest state.</summary>
    public TwinIndexes Current => _current;

    /// <summary>Property indexes dropped to make room for others.</summary>
    public long Dropped { get; private set; }

    /// <summary>Takes over changes of the graph; call it in the order in which they happened.</summary>
    public void Apply(TwinGraphSnapshot next, IReadOnlyList<GraphChange> changes)
    {
        lock (_gate)
        {
            _current = _current.With(next, changes);
            _version++;
            if (_builds > 0)
            {
                _whileBuilding.Add((_version, changes));
            }
        }
    }

    /// <summary>The newest state with these properties indexed, as far as there is room.</summary>
    public TwinIndexes Including(IReadOnlyCollection<MemberPath> paths)
    {
        if (_current.TwinCount >= _minTwins)
        {
            foreach (MemberPath path in paths.Take(_maxProperties))
            {
                Require(path);
            }
        }

        return _current;
    }

    private void Require(MemberPath path)
    {
        TwinIndexes start;
        long version;
        lock (_gate)
        {
            _byLastUse.Remove(path);
            _byLastUse.Add(path);
            start = _current;
            version = _version;
            if (start.IndexedPaths.Contains(path))
            {
                return;
            }

            _builds++;
        }

        // Reading the whole graph takes long enough that writers must not wait for it; their changes are caught up with afterwards.
        PropertyIndex? index = null;
        try
        {
            index = PropertyIndex.Build(path, start.Snapshot.Twins.Values);
        }
        finally
        {
            Publish(index, version);
        }
    }

    private void Publish(PropertyIndex? index, long version)
    {
        lock (_gate)
        {
            if (index is not null)
            {
                index = index.With(_whileBuilding.Where(step => step.Version > version).SelectMany(step => step.Changes.OfType<TwinChange>()));
                _current = _current.WithProperty(index);
                DropUnused();
            }

            if (--_builds == 0)
            {
                _whileBuilding.Clear();
            }
        }
    }

    private void DropUnused()
    {
        while (_byLastUse.Count > _maxProperties)
        {
            _current = _current.WithoutProperty(_byLastUse[0]);
            _byLastUse.RemoveAt(0);
            Dropped++;
        }
    }
}

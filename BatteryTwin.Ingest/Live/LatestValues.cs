using System.Collections.Concurrent;
using System.Collections.Frozen;
using BatteryTwin.Domain.Twins;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Live;

/// <summary>
/// The newest value of each field of each twin. Bounded: beyond <see cref="LiveOptions.MaxLatestFields"/> fields, new ones are left out and
/// counted; twins that the graph does not know may take half of them, so that stray data never crowds out the plant's.
/// </summary>
public sealed class LatestValues(IOptions<LiveOptions> options, ITwinGraph graph) : ILatestValues
{
    private readonly ConcurrentDictionary<string, TwinValues> _twins = new(StringComparer.Ordinal);
    private readonly int _capacity = options.Value.MaxLatestFields;
    private long _version;
    private int _fields;
    private long _dropped;

    /// <summary>Fields held now.</summary>
    public int FieldCount => Volatile.Read(ref _fields);

    /// <summary>Values of new fields that found no room.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Twins with a value.</summary>
    public IEnumerable<string> Twins => _twins.Keys;

    public IReadOnlyDictionary<string, LatestValue> Of(string twinId) =>
        _twins.TryGetValue(twinId, out TwinValues? values) ? values.Snapshot : FrozenDictionary<string, LatestValue>.Empty;

    public LatestValue? Find(string twinId, string field) => _twins.TryGetValue(twinId, out TwinValues? values) ? values.Find(field) : null;

    /// <summary>Values of a twin that came after a version, see <see cref="NextVersion"/>.</summary>
    public IReadOnlyList<LatestValue> Since(string twinId, long version) => _twins.TryGetValue(twinId, out TwinValues? values) ? values.Since(version) : [];

    /// <summary>The version under which the next values come in; rises with each call.</summary>
    public long NextVersion() => Interlocked.Increment(ref _version);

    /// <summary>Takes a value unless a newer one is known. Same time: the value that came last wins, as in the store.</summary>
    /// <returns>True when the value is now the newest.</returns>
    public bool Take(string twinId, LatestValue value, long version)
    {
        if (_twins.TryGetValue(twinId, out TwinValues? values))
        {
            return values.Take(value, version, () => HasRoom(twinId));
        }

        // Looked at before the twin is added, so that refused twins leave nothing behind.
        if (FieldCount >= LimitFor(twinId))
        {
            Interlocked.Increment(ref _dropped);
            return false;
        }

        return _twins.GetOrAdd(twinId, _ => new TwinValues()).Take(value, version, () => HasRoom(twinId));
    }

    private bool HasRoom(string twinId)
    {
        if (Interlocked.Increment(ref _fields) <= LimitFor(twinId))
        {
            return true;
        }

        Interlocked.Decrement(ref _fields);
        Interlocked.Increment(ref _dropped);
        return false;
    }

    private int LimitFor(string twinId) => graph.Current.Find(twinId) is null ? _capacity / 2 : _capacity;
}

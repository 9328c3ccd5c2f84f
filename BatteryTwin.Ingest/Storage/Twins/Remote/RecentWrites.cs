using System.Collections.Concurrent;

namespace BatteryTwin.Ingest.Storage.Twins.Remote;

/// <summary>
/// What this process changed lately. Queries of a service lag behind its writes (Azure Digital Twins: up to 10 s), so a reading is no news about
/// these things until some time after.
/// </summary>
internal sealed class RecentWrites(TimeProvider time)
{
    private static readonly TimeSpan s_queryLag = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<(string, string?), long> _writes = new();

    public void Touch(string twinId, string? relationshipId = null) => _writes[(twinId, relationshipId)] = time.GetUtcNow().UtcTicks;

    /// <summary>True when a reading that began at that time may not know the newest change.</summary>
    public bool MayBeNewer(DateTimeOffset readingBegan, string twinId, string? relationshipId = null) =>
        _writes.TryGetValue((twinId, relationshipId), out long ticks) && ticks > (readingBegan - s_queryLag).UtcTicks;

    /// <summary>Forgets changes that a reading that began at that time knew.</summary>
    public void Forget(DateTimeOffset readingBegan)
    {
        foreach (KeyValuePair<(string, string?), long> old in _writes.Where(write => write.Value <= (readingBegan - s_queryLag).UtcTicks))
        {
            _writes.TryRemove(old);
        }
    }
}

using BatteryTwin.Ingest.Storage.Space;

namespace BatteryTwin.Ingest.Storage;

/// <summary>The storage of this process.</summary>
public sealed class OwnStorage(ITelemetryStore store, IStorageSpace space) : IStorageOverview
{
    public StorageOverview Current => new(store.Statistics, space.Status);
}

using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Remote;

/// <summary>The ingest service's storage as it was read last; this process's own room where that is low, or before the first reading.</summary>
internal sealed class RemoteStorage(OwnStorage own, IngestReadings readings) : IStorageOverview
{
    public StorageOverview Current => (readings.Status?.Storage, own.Current) switch
    {
        (null, var here) => here,
        ({ } there, { Space.IsLow: true } here) when !there.Space.IsFull => there with { Space = here.Space },
        ({ } there, _) => there,
    };
}

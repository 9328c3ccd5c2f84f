using BatteryTwin.Ingest.Operations;

namespace BatteryTwin.Ingest.Storage.Space;

/// <summary>Room on the disk, for <c>/metrics</c>.</summary>
internal sealed class StorageSpaceMetrics(IStorageSpace space) : IMetricsSource
{
    public void AddTo(PrometheusText text)
    {
        StorageSpaceStatus status = space.Status;
        text
            .Gauge("batterytwin_disk_free_bytes", "Free bytes on the disk of the data directory.", ("", status.FreeBytes))
            .Gauge("batterytwin_disk_size_bytes", "Size of that disk.", ("", status.TotalBytes))
            .Gauge("batterytwin_disk_low", "1 when space on that disk is low.", ("", status.IsLow ? 1 : 0));
    }
}

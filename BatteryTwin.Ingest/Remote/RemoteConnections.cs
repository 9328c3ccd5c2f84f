using BatteryTwin.Ingest.Sources;

namespace BatteryTwin.Ingest.Remote;

/// <summary>
/// The connections of the ingest service as they were read last, and those that only this process has. The store's own is named by either: the one
/// that counts is where points are written.
/// </summary>
internal sealed class RemoteConnections(SourceConnections own, IngestReadings readings) : ISourceConnections
{
    public IReadOnlyList<SourceConnectionStatus> All =>
    [
        .. (readings.Status?.Connections ?? []).Concat(own.All)
            .DistinctBy(status => status.Source)
            .OrderBy(status => status.Source.Kind, StringComparer.Ordinal).ThenBy(status => status.Source.Name, StringComparer.Ordinal),
    ];
}

using BatteryTwin.Ingest.Sources;

namespace BatteryTwin.Ingest.Remote;

/// <summary>The connections of this process, and those of the ingest service as they were read last.</summary>
internal sealed class RemoteConnections(SourceConnections own, IngestReadings readings) : ISourceConnections
{
    public IReadOnlyList<SourceConnectionStatus> All => [.. own.All, .. readings.Status?.Connections ?? []];
}

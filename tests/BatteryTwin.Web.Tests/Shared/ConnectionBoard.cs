using BatteryTwin.Ingest.Sources;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>Connections that tests set by hand.</summary>
internal sealed class ConnectionBoard : ISourceConnections
{
    public List<SourceConnectionStatus> All { get; } = [];

    IReadOnlyList<SourceConnectionStatus> ISourceConnections.All => All;
}

using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Sources;

/// <summary>The connections of this process. Resolved at first use: some of them write through what they are shown beside.</summary>
internal sealed class SourceConnections(IServiceProvider services) : ISourceConnections
{
    private readonly Lazy<ISourceConnection[]> _connections = new(() => [.. services.GetServices<ISourceConnection>()]);

    public IReadOnlyList<SourceConnectionStatus> All =>
    [
        .. _connections.Value
            .Select(connection => connection.Status)
            .OrderBy(status => status.Source.Kind, StringComparer.Ordinal).ThenBy(status => status.Source.Name, StringComparer.Ordinal),
    ];
}

using System.Globalization;
using BatteryTwin.Ingest.Sources;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>Degraded while the server takes no points: they are still taken here and kept in the buffer.</summary>
internal sealed class InfluxHealthCheck(InfluxParts parts) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        (SourceState state, string? problem, _, _, _) = parts.Link.Snapshot();
        (long points, long bytes, DateTimeOffset? since) = parts.Buffer.Waiting;
        string waiting = points == 0 ? "nothing waits" : string.Create(CultureInfo.InvariantCulture, $"{points} points ({bytes >> 20} MB) wait since {since:u}");
        return Task.FromResult(state is SourceState.Reconnecting or SourceState.Failed
            ? HealthCheckResult.Degraded($"{parts.Link.Address}: {problem}; {waiting}")
            : HealthCheckResult.Healthy($"{parts.Link.Address}: {waiting}"));
    }
}

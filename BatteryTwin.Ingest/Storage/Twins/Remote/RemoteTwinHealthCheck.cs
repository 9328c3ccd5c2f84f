using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BatteryTwin.Ingest.Storage.Twins.Remote;

/// <summary>Degraded while the twin service is away: telemetry is still taken and the copy of the graph can be read.</summary>
internal sealed class RemoteTwinHealthCheck(RemoteTwinGraph graph) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        RemoteTwinStatus status = graph.Status;
        return Task.FromResult(status.Problem is null ? HealthCheckResult.Healthy(status.Description) : HealthCheckResult.Degraded(status.Description));
    }
}

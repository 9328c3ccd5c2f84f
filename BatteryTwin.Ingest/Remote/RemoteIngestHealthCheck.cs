using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BatteryTwin.Ingest.Remote;

/// <summary>Degraded while the ingest service is away: what is stored can be read, nothing new comes in.</summary>
internal sealed class RemoteIngestHealthCheck(IIngestLink link) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(link.Outage is { } outage
        ? HealthCheckResult.Degraded($"no live data from {outage.Endpoint} since {outage.Since.UtcDateTime:O}: {outage.Problem}")
        : HealthCheckResult.Healthy("the live feed comes in"));
}

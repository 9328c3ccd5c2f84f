using BatteryTwin.Ingest.Pipeline;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BatteryTwin.Ingest.Operations;

/// <summary>Ready to take data: degraded while the ingest queue is nearly full and writers are turned away.</summary>
internal sealed class IngestHealthCheck(IIngestStatus status) : IHealthCheck
{
    private const double NearlyFull = 0.9;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        (int waiting, int capacity) = status.Queue;
        string text = $"{waiting} of {capacity} points waiting";
        return Task.FromResult(waiting > capacity * NearlyFull ? HealthCheckResult.Degraded(text) : HealthCheckResult.Healthy(text));
    }
}

using BatteryTwin.Ingest.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BatteryTwin.Ingest.Operations;

/// <summary>Ready means: the telemetry store has been opened and answers.</summary>
internal sealed class StorageHealthCheck(ITelemetryStore store) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        TelemetryStoreStatistics statistics = store.Statistics;
        return Task.FromResult(HealthCheckResult.Healthy($"{statistics.SeriesCount} series"));
    }
}

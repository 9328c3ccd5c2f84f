using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BatteryTwin.Ingest.Storage.Space;

/// <summary>Degraded before the disk is full, unhealthy when it is: then writes are refused until there is space.</summary>
internal sealed class StorageSpaceHealthCheck(IStorageSpace space) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        StorageSpaceStatus status = space.Status;
        string text = FormattableString.Invariant($"{status.FreeBytes / 1_000_000} MB free of {status.TotalBytes / 1_000_000} MB");
        return Task.FromResult(
            status.IsFull ? HealthCheckResult.Unhealthy($"{text}: the disk is full, writes are refused until there is space")
            : status.IsLow ? HealthCheckResult.Degraded($"{text}: free space or enlarge the disk before writes are refused")
            : HealthCheckResult.Healthy(text));
    }
}

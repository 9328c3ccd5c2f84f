using Microsoft.Extensions.Hosting;

namespace BatteryTwin.Ingest.Backup;

/// <summary>Opens the folder of backups with the host, so that what an interrupted backup left there is removed.</summary>
internal sealed class BackupStart(IBackups backups) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = backups;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

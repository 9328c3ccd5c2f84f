using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Ingest.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Remote;

/// <summary>Keeps the copy of the ingest service's genealogy up to date.</summary>
internal sealed class GenealogyFollowing(RemoteGenealogyShelf shelf, IOptions<RemoteIngestOptions> options, TimeProvider time, ILogger<GenealogyFollowing> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using PeriodicTimer timer = new(options.Value.StatusInterval, time);
        do
        {
            try
            {
                await shelf.FollowAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception problem) when (problem is StorageUnavailableException or TableException or IOException)
            {
                // Pages say since when; the next turn tries again.
                logger.LogDebug(problem, "The units of the ingest service cannot be followed now");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}

using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Live.Detection;

/// <summary>
/// Findings on their way into twins. While the graph, or the service that keeps it, takes nothing they wait, of each property the newest, and go in when it does:
/// a detector says a thing once.
/// </summary>
internal sealed class TwinFindings(ITwinGraph graph, TimeProvider time, ILogger<TwinFindings> logger) : BackgroundService
{
    private static readonly TimeSpan s_awayPause = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Dictionary<string, Dictionary<string, PropertyWrite>> _waiting = new(StringComparer.Ordinal);

    /// <summary>Writes a finding into its twin, or lets it wait.</summary>
    public async ValueTask WriteAsync(string twinId, IReadOnlyList<PropertyWrite> writes, CancellationToken cancel)
    {
        if (writes.Count == 0)
        {
            return;
        }

        await _writing.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (!_waiting.TryGetValue(twinId, out Dictionary<string, PropertyWrite>? finding))
            {
                _waiting[twinId] = finding = new(StringComparer.Ordinal);
            }

            foreach (PropertyWrite write in writes)
            {
                finding[write.Path] = write;
            }

            await TryAsync(twinId, isNew: true, cancel).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Writes what waits, until the service is found away again.</summary>
    public async Task FlushAsync(CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            foreach (string twinId in _waiting.Keys.ToArray())
            {
                if (!await TryAsync(twinId, isNew: false, cancel).ConfigureAwait(false))
                {
                    return;
                }
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _writing.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(s_awayPause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            await FlushAsync(stoppingToken).ConfigureAwait(false);
        }
    }

    /// <returns>False when the service is away and the finding waits.</returns>
    private async Task<bool> TryAsync(string twinId, bool isNew, CancellationToken cancel)
    {
        try
        {
            await graph.WriteAsync(twinId, [.. _waiting[twinId].Values], ChangeOrigin.Detector, cancel).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is StorageUnavailableException or TwinGraphException { Code: GraphErrorCode.ServiceUnavailable or GraphErrorCode.NotAuthorized })
        {
            if (isNew)
            {
                logger.LogWarning("The finding at {TwinId} waits to be written to its twin; the alert stands. {Problem}", twinId, problem.Message);
            }

            return false;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            logger.LogWarning(problem, "The finding at {TwinId} could not be written to its twin; the alert stands", twinId);
        }

        _waiting.Remove(twinId);
        return true;
    }
}

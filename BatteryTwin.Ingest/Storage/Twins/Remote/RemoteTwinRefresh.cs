using BatteryTwin.Domain.Twins;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage.Twins.Remote;

/// <summary>
/// Reads the remote graph before requests are taken, then again and again. A service that is away at the start does not keep the process from
/// starting: it is tried again, soon at first and more and more seldom, so that two processes may be started in any order.
/// </summary>
internal sealed class RemoteTwinRefresh(RemoteTwinGraph graph, IOptions<RemoteTwinOptions> options, TimeProvider time, ILogger<RemoteTwinRefresh> logger) : IHostedLifecycleService, IDisposable
{
    /// <summary>How long the start waits for the first reading; a larger graph goes on being read meanwhile.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Pause after the first failure; it doubles up to the interval.</summary>
    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private TimeSpan? _pauseAfterFailure;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        Task first = RefreshAsync();
        _running = RunAsync(first);
        try
        {
            await first.WaitAsync(s_patience, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            logger.LogWarning("Reading the twin graph of {Endpoint} takes long; the process starts with what is there and goes on reading", graph.Status.Endpoint);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stop.Dispose();

    private async Task RunAsync(Task first)
    {
        await first.ConfigureAwait(false);
        try
        {
            while (true)
            {
                await Task.Delay(_pauseAfterFailure ?? options.Value.RefreshInterval, time, _stop.Token).ConfigureAwait(false);
                await RefreshAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Normal stop.
        }
    }

    private async Task RefreshAsync()
    {
        try
        {
            await graph.RefreshAsync(_stop.Token).ConfigureAwait(false);
            if (_pauseAfterFailure is not null)
            {
                _pauseAfterFailure = null;
                logger.LogInformation("The twin graph of {Endpoint} can be read again", graph.Status.Endpoint);
            }
        }
        catch (TwinGraphException problem)
        {
            if (_pauseAfterFailure is null)
            {
                logger.LogWarning("The twin graph cannot be refreshed; trying again until it can. {Status}", graph.Status.Description);
                logger.LogDebug(problem, "Refresh failed");
            }

            TimeSpan longest = options.Value.RefreshInterval;
            TimeSpan next = _pauseAfterFailure is { } last ? last * 2 : s_firstPause;
            _pauseAfterFailure = next < longest ? next : longest;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Normal stop.
        }
        catch (Exception problem)
        {
            logger.LogError(problem, "The twin graph of {Endpoint} could not be taken over; trying again in {Interval}", graph.Status.Endpoint, options.Value.RefreshInterval);
        }
    }
}

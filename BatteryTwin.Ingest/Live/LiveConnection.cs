using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Live;

/// <summary>
/// Carries a subscription to one hub client. It waits for each send, so a slow client holds up nobody and finds the newest state when it is ready again.
/// </summary>
internal sealed class LiveConnection : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _sending;

    public LiveConnection(ILiveSubscription subscription, ISingleClientProxy client, ILogger logger)
    {
        Subscription = subscription;
        _sending = Task.Run(() => SendAsync(client, logger));
    }

    public ILiveSubscription Subscription { get; }

    /// <summary>Twins the client named; used by the hub's calls, which come one at a time.</summary>
    public HashSet<string> Twins { get; } = new(StringComparer.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Subscription.DisposeAsync().ConfigureAwait(false);
        await _sending.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task SendAsync(ISingleClientProxy client, ILogger logger)
    {
        try
        {
            await foreach (LiveMessage message in Subscription.ReadAllAsync(_stop.Token).ConfigureAwait(false))
            {
                await client.SendCoreAsync(message.Kind, [new LiveBody(message)], _stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The client has gone.
        }
        catch (Exception problem)
        {
            logger.LogWarning(problem, "Live messages to a hub client ended");
        }
    }
}

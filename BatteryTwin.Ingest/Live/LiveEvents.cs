using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;

namespace BatteryTwin.Ingest.Live;

/// <summary>A subscription as server-sent events: the kind as event name, the body as data, and a <c>heartbeat</c> at the start and at intervals.</summary>
internal static class LiveEvents
{
    private static readonly TimeSpan s_reconnectAfter = TimeSpan.FromSeconds(2);

    /// <summary>Reads until the subscription ends or the client goes; disposes the subscription.</summary>
    public static async IAsyncEnumerable<SseItem<string>> ReadAsync(
        ILiveSubscription subscription, TimeSpan interval, TimeProvider time, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        IAsyncEnumerator<LiveMessage> messages = subscription.ReadAllAsync(stop.Token).GetAsyncEnumerator(CancellationToken.None);
        Task<bool> next = Task.FromResult(false);
        try
        {
            yield return Heartbeat();
            next = messages.MoveNextAsync().AsTask();
            Task pause = Task.Delay(interval, time, stop.Token);
            while (true)
            {
                if (await Task.WhenAny(next, pause).ConfigureAwait(false) == pause && !stop.IsCancellationRequested)
                {
                    pause = Task.Delay(interval, time, stop.Token);
                    yield return Heartbeat();
                }
                else if (await next.ConfigureAwait(false))
                {
                    yield return new(Encoding.UTF8.GetString(messages.Current.ToUtf8()), messages.Current.Kind);
                    next = messages.MoveNextAsync().AsTask();
                }
                else
                {
                    yield break;
                }
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await messages.DisposeAsync().ConfigureAwait(false);
            await subscription.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static SseItem<string> Heartbeat() => new("{}", "heartbeat") { ReconnectionInterval = s_reconnectAfter };
}

using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace BatteryTwin.Ingest.Live;

/// <summary>
/// One reader. What it has not read yet is kept per key, never more than one entry each: a reader that lags finds the newest state, however long it
/// was away. Posting takes a short lock and never waits.
/// </summary>
internal sealed class LiveSubscription(LiveFeed feed, bool all) : ILiveSubscription
{
    /// <summary>Unread alerts kept for a reader; the oldest beyond it are dropped.</summary>
    public const int MaxPendingAlerts = 1_000;

    private readonly Lock _lock = new();
    private readonly Queue<LiveKey> _order = new();
    private readonly Dictionary<LiveKey, LivePending> _pending = [];
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly GraphBacklog _graph = new();
    private int _pendingAlerts;

    /// <summary>True for a reader of every twin.</summary>
    public bool All { get; } = all;

    /// <summary>Twins the feed has this reader under; guarded by the feed's lock.</summary>
    public HashSet<string> Twins { get; } = new(StringComparer.Ordinal);

    public void Add(IReadOnlyCollection<string> twins) => feed.Watch(this, twins);

    public void Remove(IReadOnlyCollection<string> twins)
    {
        feed.Unwatch(this, twins);
        lock (_lock)
        {
            foreach (string twin in twins)
            {
                _pending.Remove(new(LiveMessage.Telemetry, twin));
                _pending.Remove(new(LiveMessage.TwinChanged, twin));
            }
        }
    }

    public void AddAlerts() => feed.WatchAlerts(this);

    public void AddGraph() => feed.WatchGraph(this);

    public async IAsyncEnumerable<LiveMessage> ReadAllAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        while (await _signal.Reader.WaitToReadAsync(cancel).ConfigureAwait(false))
        {
            _signal.Reader.TryRead(out _);
            while (TryTake(out LiveKey key, out LivePending pending))
            {
                if ((pending.Message ?? feed.Message(key, pending.FromVersion)) is { } message)
                {
                    yield return message;
                }

                cancel.ThrowIfCancellationRequested();
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        feed.Forget(this);
        Complete();
        return ValueTask.CompletedTask;
    }

    /// <summary>Ends the reading once what waits is read.</summary>
    public void Complete() => _signal.Writer.TryComplete();

    /// <summary>Adds news of a key: the message made for those who are up to date, and the version it starts from.</summary>
    public void Post(LiveKey key, LiveMessage? message, long fromVersion)
    {
        lock (_lock)
        {
            if (_pending.TryGetValue(key, out LivePending unread))
            {
                _pending[key] = new(null, Math.Min(unread.FromVersion, fromVersion));
            }
            else
            {
                _pending[key] = new(message, fromVersion);
                _order.Enqueue(key);
            }
        }

        _signal.Writer.TryWrite(true);
    }

    /// <summary>Adds an alert's newest state in place of an unread older one.</summary>
    public void PostAlert(string alertId, LiveMessage message)
    {
        LiveKey key = new(LiveMessage.AlertChanged, alertId);
        lock (_lock)
        {
            if (!_pending.ContainsKey(key))
            {
                _order.Enqueue(key);
                _pendingAlerts++;
            }

            _pending[key] = new(message, 0);
            if (_pendingAlerts > MaxPendingAlerts)
            {
                DropOldestAlert();
            }
        }

        _signal.Writer.TryWrite(true);
    }

    /// <summary>Adds a change of the graph; a reader that left too many unread is told to read the graph anew instead.</summary>
    public void PostGraph(LiveMessage message)
    {
        lock (_lock)
        {
            if (_graph.Add(message))
            {
                _order.Enqueue(GraphBacklog.Key);
            }
        }

        _signal.Writer.TryWrite(true);
    }

    private void DropOldestAlert()
    {
        LiveKey oldest = _order.First(key => key.Kind == LiveMessage.AlertChanged && _pending.ContainsKey(key));
        _pending.Remove(oldest);
        _pendingAlerts--;
        feed.CountDroppedAlert();
    }

    private bool TryTake([MaybeNullWhen(false)] out LiveKey key, out LivePending pending)
    {
        lock (_lock)
        {
            while (_order.TryDequeue(out key))
            {
                if (key == GraphBacklog.Key)
                {
                    if (_graph.TryTake(out LiveMessage? message))
                    {
                        pending = new(message, 0);
                        return true;
                    }

                    continue;
                }

                if (_pending.Remove(key, out pending))
                {
                    _pendingAlerts -= key.Kind == LiveMessage.AlertChanged ? 1 : 0;
                    return true;
                }
            }
        }

        pending = default;
        return false;
    }
}

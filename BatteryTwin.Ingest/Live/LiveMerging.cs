using System.Threading.Channels;

namespace BatteryTwin.Ingest.Live;

/// <summary>
/// Decides when news go out: the first of a key at once, those that follow merged to one message per interval. Adding never waits;
/// one background task sends, so messages of a key keep their order. Memory: keys with a message in the last interval.
/// </summary>
internal sealed class LiveMerging : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<LiveKey, LiveSlot> _slots = [];
    private readonly Queue<LiveSlot> _byDueTime = new();
    private readonly List<LiveSlot> _fresh = [];
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Action<LiveKey, long> _send;
    private readonly TimeProvider _time;
    private readonly long _interval;
    private readonly ITimer _timer;
    private readonly Task _running;

    /// <param name="interval">Shortest time between two messages of a key.</param>
    /// <param name="send">Sends the news of a key since a version; called by one task only.</param>
    /// <param name="time">The clock.</param>
    public LiveMerging(TimeSpan interval, Action<LiveKey, long> send, TimeProvider time)
    {
        _send = send;
        _time = time;
        _interval = (long)(interval.TotalSeconds * time.TimestampFrequency);
        _timer = time.CreateTimer(_ => _wake.Writer.TryWrite(true), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _running = Task.Run(RunAsync);
    }

    /// <summary>News of a key that follow a version.</summary>
    public void Add(LiveKey key, long fromVersion)
    {
        lock (_lock)
        {
            if (_slots.TryGetValue(key, out LiveSlot? slot))
            {
                slot.Add(fromVersion);
                return;
            }

            slot = new LiveSlot(key);
            slot.Add(fromVersion);
            _slots.Add(key, slot);
            _fresh.Add(slot);
        }

        _wake.Writer.TryWrite(true);
    }

    /// <summary>Stops sending; waits for the message being made.</summary>
    public void Dispose()
    {
        _wake.Writer.TryComplete();
        _timer.Dispose();
        _running.Wait();
    }

    private async Task RunAsync()
    {
        while (await _wake.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            _wake.Reader.TryRead(out _);
            foreach ((LiveKey key, long fromVersion) in TakeDue())
            {
                _send(key, fromVersion);
            }
        }
    }

    private List<(LiveKey Key, long FromVersion)> TakeDue()
    {
        List<(LiveKey, long)> due = [];
        lock (_lock)
        {
            long now = _time.GetTimestamp();
            while (_byDueTime.TryPeek(out LiveSlot? slot) && slot.DueAt <= now)
            {
                _byDueTime.Dequeue();
                if (slot.HasNews)
                {
                    due.Add(Send(slot, now));
                }
                else
                {
                    _slots.Remove(slot.Key);
                }
            }

            due.AddRange(_fresh.Select(slot => Send(slot, now)));
            _fresh.Clear();
            if (_byDueTime.TryPeek(out LiveSlot? next))
            {
                // Timers count whole milliseconds: rounded up, so that the slot is due when they fire.
                _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(_time.GetElapsedTime(now, next.DueAt).TotalMilliseconds)), Timeout.InfiniteTimeSpan);
            }
        }

        return due;
    }

    private (LiveKey Key, long FromVersion) Send(LiveSlot slot, long now)
    {
        slot.DueAt = now + _interval;
        _byDueTime.Enqueue(slot);
        return (slot.Key, slot.Take());
    }
}

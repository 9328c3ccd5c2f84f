using System.Threading.Channels;

namespace BatteryTwin.Ingest.Events;

/// <summary>What goes through a route, and the bell that tells its sender of new events.</summary>
internal sealed class RouteTraffic(long waiting)
{
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private long _delivered;
    private long _retried;
    private long _deadLettered;
    private long _waiting = waiting;

    public long Waiting => Interlocked.Read(ref _waiting);

    /// <summary>Events were put into the outbox.</summary>
    public void Accept(long events)
    {
        Interlocked.Add(ref _waiting, events);
        _bell.Writer.TryWrite(true);
    }

    public void CountDelivered()
    {
        Interlocked.Increment(ref _delivered);
        Interlocked.Decrement(ref _waiting);
    }

    public void CountRetried() => Interlocked.Increment(ref _retried);

    /// <summary>Events that found no room in the outbox.</summary>
    public void CountOverflow(long events) => Interlocked.Add(ref _deadLettered, events);

    /// <summary>An event that was taken out of the outbox.</summary>
    public void CountDeadLettered()
    {
        Interlocked.Increment(ref _deadLettered);
        Interlocked.Decrement(ref _waiting);
    }

    /// <summary>Returns when events may have come since the last call.</summary>
    public async Task WaitAsync(CancellationToken cancel)
    {
        await _bell.Reader.WaitToReadAsync(cancel).ConfigureAwait(false);
        _bell.Reader.TryRead(out _);
    }

    public EventRouteStatus Of(EventRoute route) => new(
        route, Interlocked.Read(ref _delivered), Interlocked.Read(ref _retried), Interlocked.Read(ref _deadLettered), Waiting);
}

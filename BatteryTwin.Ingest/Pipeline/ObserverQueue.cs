using System.Threading.Channels;
using BatteryTwin.Domain.Telemetry;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Pipeline;

/// <summary>The batches waiting for one observer, and the one reader that brings them to it. Writing never waits: the oldest batches give way.</summary>
internal sealed class ObserverQueue(ITelemetryObserver observer, long maxPoints, ILogger logger) : IDisposable
{
    private readonly Channel<(TelemetryBatch Batch, IngestSource Source)> _channel =
        Channel.CreateUnbounded<(TelemetryBatch Batch, IngestSource Source)>(new() { SingleReader = false });

    private readonly CancellationTokenSource _stopNow = new();
    private Task _reading = Task.CompletedTask;
    private long _waiting;
    private long _dropped;
    private long _failures;

    public ObserverStatus Status => new(observer.Name, Interlocked.Read(ref _waiting), Interlocked.Read(ref _dropped), Interlocked.Read(ref _failures));

    public bool OnlyTwins => observer.OnlyTwins;

    public void Start() => _reading = Task.Run(ReadAsync);

    public void Publish(TelemetryBatch batch, IngestSource source)
    {
        Interlocked.Add(ref _waiting, batch.Count);
        if (!_channel.Writer.TryWrite((batch, source)))
        {
            // The process is stopping and the queue has been closed.
            Interlocked.Add(ref _waiting, -batch.Count);
            return;
        }

        while (Interlocked.Read(ref _waiting) > maxPoints && _channel.Reader.TryRead(out (TelemetryBatch Batch, IngestSource Source) oldest))
        {
            Interlocked.Add(ref _waiting, -oldest.Batch.Count);
            if (Interlocked.Add(ref _dropped, oldest.Batch.Count) == oldest.Batch.Count)
            {
                logger.LogWarning("Observer {Observer} cannot keep up; the oldest points waiting for it are passed over and counted", observer.Name);
            }
        }
    }

    /// <summary>Lets the reader finish what waits; when the token says so, ends it at once.</summary>
    public async Task StopAsync(CancellationToken cancel)
    {
        _channel.Writer.TryComplete();
        await using (cancel.Register(_stopNow.Cancel).ConfigureAwait(false))
        {
            await _reading.ConfigureAwait(false);
        }
    }

    public void Dispose() => _stopNow.Dispose();

    private async Task ReadAsync()
    {
        try
        {
            await foreach ((TelemetryBatch batch, IngestSource source) in _channel.Reader.ReadAllAsync(_stopNow.Token).ConfigureAwait(false))
            {
                await ObserveAsync(batch, source).ConfigureAwait(false);
                Interlocked.Add(ref _waiting, -batch.Count);
            }
        }
        catch (OperationCanceledException) when (_stopNow.IsCancellationRequested)
        {
            logger.LogWarning("Observer {Observer} was stopped with {Points} points waiting; they are stored", observer.Name, Interlocked.Read(ref _waiting));
        }
    }

    private async ValueTask ObserveAsync(TelemetryBatch batch, IngestSource source)
    {
        try
        {
            await observer.ObserveAsync(batch, source, _stopNow.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // An observer's fault must not end the feed of those that follow.
        catch (Exception exception) when (exception is not OperationCanceledException || !_stopNow.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // A fault that repeats with every batch is logged at 1, 2, 4, 8, … occurrences.
            long failures = Interlocked.Increment(ref _failures);
            if (long.IsPow2(failures))
            {
                logger.LogError(exception, "Observer {Observer} failed on a batch of {Points} points ({Failures} failures so far)", observer.Name, batch.Count, failures);
            }
        }
    }
}

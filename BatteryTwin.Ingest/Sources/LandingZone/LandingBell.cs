namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>Wakes whoever waits; rings that nobody heard wake the next one to wait, once.</summary>
internal sealed class LandingBell
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _rung = New();

    public void Ring()
    {
        lock (_lock)
        {
            _rung.TrySetResult();
        }
    }

    /// <summary>Waits for a ring, or for the time to pass.</summary>
    public async Task WaitAsync(TimeSpan most, TimeProvider time, CancellationToken cancel)
    {
        using CancellationTokenSource done = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(_rung.Task, Task.Delay(most < TimeSpan.Zero ? TimeSpan.Zero : most, time, done.Token)).ConfigureAwait(false);
        await done.CancelAsync().ConfigureAwait(false);
        lock (_lock)
        {
            _rung = _rung.Task.IsCompleted ? New() : _rung;
        }

        cancel.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

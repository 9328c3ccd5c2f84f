namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// Forces writes to the disk together: at least every interval while there are any, and at once for those who wait.
/// One forced write serves everyone whose data was written before it began.
/// </summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    private readonly Action _sync;
    private readonly Action<IOException> _failed;
    private readonly TimeSpan _interval;
    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly Task _work;
    private TaskCompletionSource? _waiters;

    /// <param name="sync">Forces everything written so far to the disk.</param>
    /// <param name="failed">Told of a failed attempt, before those who wait are.</param>
    /// <param name="interval">Longest time between attempts.</param>
    public GroupCommit(Action sync, Action<IOException> failed, TimeSpan interval)
    {
        (_sync, _failed, _interval) = (sync, failed, interval);
        _work = Task.Run(RunAsync);
    }

    /// <summary>Completes when everything written before the call is on the disk.</summary>
    /// <exception cref="IOException">It could not be forced there.</exception>
    public Task WaitAsync()
    {
        lock (_lock)
        {
            _waiters ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_wake.CurrentCount == 0)
            {
                _wake.Release();
            }

            return _waiters.Task;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _work.ConfigureAwait(false);
        Commit();
        _stop.Dispose();
        _wake.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await _wake.WaitAsync(_interval, _stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            Commit();
        }
    }

    private void Commit()
    {
        TaskCompletionSource? waiters;
        lock (_lock)
        {
            waiters = _waiters;
            _waiters = null;
        }

        try
        {
            _sync();
            waiters?.SetResult();
        }
        catch (IOException e)
        {
            _failed(e);
            waiters?.SetException(e);
        }
    }
}

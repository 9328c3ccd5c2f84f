namespace BatteryTwin.Ingest.Jobs;

/// <summary>A running or finished job; its status only moves forward. Changes are told outside the lock.</summary>
internal sealed class Job(JobStatus status, Action<JobStatus> changed) : IJobProgress, IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _cancel = new();
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public JobStatus Status { get; private set; } = status;

    public CancellationToken Token => _cancel.Token;

    /// <summary>Completes when the work has returned; never fails.</summary>
    public Task Completion => _completion.Task;

    public void Report(double progress, string message) =>
        Change(status => status with { Progress = double.IsFinite(progress) ? Math.Clamp(progress, 0, 1) : status.Progress, Message = message });

    public void Finish(Func<JobStatus, JobStatus> final)
    {
        Change(final);
        _completion.TrySetResult();
    }

    /// <summary>Asks the work to stop; false when it has finished.</summary>
    public bool Cancel()
    {
        lock (_lock)
        {
            if (Status.IsFinished)
            {
                return false;
            }
        }

        _cancel.Cancel();
        return true;
    }

    public void Dispose() => _cancel.Dispose();

    private void Change(Func<JobStatus, JobStatus> change)
    {
        JobStatus next;
        lock (_lock)
        {
            if (Status.IsFinished)
            {
                return;
            }

            next = Status = change(Status);
        }

        changed(next);
    }
}

using System.Globalization;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Jobs;

/// <summary>Runs each job on the thread pool; keeps the last hundred finished ones.</summary>
public sealed class BackgroundJobs(ILogger<BackgroundJobs> logger) : IJobs
{
    /// <summary>Finished jobs that are remembered.</summary>
    public const int FinishedKept = 100;

    private readonly Lock _lock = new();
    private readonly LinkedList<Job> _jobs = new();
    private long _lastNumber;
    private bool _stopping;

    public event Action<JobStatus>? Changed;

    public IReadOnlyList<JobStatus> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _jobs.Select(job => job.Status)];
            }
        }
    }

    public JobStatus? Find(string jobId)
    {
        lock (_lock)
        {
            return _jobs.FirstOrDefault(job => job.Status.Id == jobId)?.Status;
        }
    }

    public JobStatus Start(string kind, Func<IJobProgress, CancellationToken, Task<object?>> work)
    {
        Job job;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_stopping, this);
            string id = string.Create(CultureInfo.InvariantCulture, $"{kind}-{++_lastNumber}");
            job = new Job(new(id, kind, JobState.Running, 0, "Started"), Publish);
            _jobs.AddFirst(job);
        }

        Publish(job.Status);
        _ = Task.Run(() => RunAsync(job, work));
        return job.Status;
    }

    public bool Cancel(string jobId)
    {
        Job? job;
        lock (_lock)
        {
            job = _jobs.FirstOrDefault(candidate => candidate.Status.Id == jobId);
        }

        return job?.Cancel() ?? false;
    }

    /// <summary>Takes no more jobs, cancels the running ones and waits for them.</summary>
    public async Task StopAsync(CancellationToken cancel)
    {
        Job[] running;
        lock (_lock)
        {
            _stopping = true;
            running = [.. _jobs.Where(job => !job.Status.IsFinished)];
        }

        foreach (Job job in running)
        {
            job.Cancel();
        }

        await Task.WhenAll(running.Select(job => job.Completion)).WaitAsync(cancel).ConfigureAwait(false);
    }

    private async Task RunAsync(Job job, Func<IJobProgress, CancellationToken, Task<object?>> work)
    {
        try
        {
            object? result = await work(job, job.Token).ConfigureAwait(false);
            job.Finish(status => status with { State = JobState.Succeeded, Progress = 1, Result = result });
        }
        catch (OperationCanceledException) when (job.Token.IsCancellationRequested)
        {
            job.Finish(status => status with { State = JobState.Cancelled, Message = "Cancelled" });
        }
        catch (Exception problem)
        {
            logger.LogError(problem, "Job {Job} failed", job.Status.Id);
            job.Finish(status => status with { State = JobState.Failed, Message = "Failed", Error = problem.Message });
        }

        Forget();
    }

    private void Forget()
    {
        lock (_lock)
        {
            int finished = 0;
            for (LinkedListNode<Job>? node = _jobs.First; node is not null;)
            {
                LinkedListNode<Job>? next = node.Next;
                if (node.Value.Status.IsFinished && ++finished > FinishedKept)
                {
                    _jobs.Remove(node);
                    node.Value.Dispose();
                }

                node = next;
            }
        }
    }

    private void Publish(JobStatus status)
    {
        foreach (Action<JobStatus> handler in Changed?.GetInvocationList().Cast<Action<JobStatus>>() ?? [])
        {
            try
            {
                handler(status);
            }
            catch (Exception problem)
            {
                logger.LogError(problem, "A handler of job changes failed");
            }
        }
    }
}

namespace BatteryTwin.Ingest.Jobs;

/// <summary>Runs long operations in the background, with progress and cancellation.</summary>
public interface IJobs
{
    /// <summary>Raised when a job's status changes; handlers must be quick and must not throw.</summary>
    event Action<JobStatus>? Changed;

    /// <summary>Newest first: running jobs and the last hundred finished ones.</summary>
    IReadOnlyList<JobStatus> All { get; }

    JobStatus? Find(string jobId);

    /// <summary>Starts work at once; <paramref name="work"/> reports progress and returns the job's result.</summary>
    JobStatus Start(string kind, Func<IJobProgress, CancellationToken, Task<object?>> work);

    /// <summary>Asks a job to stop; false when it is unknown or finished.</summary>
    bool Cancel(string jobId);
}

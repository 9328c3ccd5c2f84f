using BatteryTwin.Ingest.Jobs;

namespace BatteryTwin.Ingest.Mapping;

/// <summary>
/// Takes stored points of series that a rule maps now to their twin's series. The originals stay; a replay of the same points changes nothing, since the
/// same series and time hold one value. Replayed points are history: they raise no alert and move no live value. Every call throws
/// <see cref="Storage.StorageUnavailableException"/> when the store, or the ingest service that does the work, cannot be reached now.
/// </summary>
public interface IMappingReplay
{
    /// <summary>What there is to replay.</summary>
    ValueTask<ReplayPlan> PlanAsync(ReplayRange range, CancellationToken cancel = default);

    /// <summary>Starts the job; its result is a <see cref="ReplayOutcome"/>. Null when one is running.</summary>
    ValueTask<JobStatus?> StartAsync(ReplayRange range, CancellationToken cancel = default);

    /// <summary>Where a replay stands, without an id the one that runs; null when there is none.</summary>
    ValueTask<JobStatus?> FindAsync(string? jobId = null, CancellationToken cancel = default);

    /// <summary>Asks a replay to stop.</summary>
    ValueTask CancelAsync(string jobId, CancellationToken cancel = default);
}

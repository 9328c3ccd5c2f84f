using BatteryTwin.Ingest.Jobs;

namespace BatteryTwin.Ingest.Mapping;

/// <summary>
/// Takes stored points of series that a rule maps now to their twin's series. The originals stay; a replay of the same points changes nothing, since the
/// same series and time hold one value. Replayed points are history: they raise no alert and move no live value.
/// </summary>
public interface IMappingReplay
{
    /// <summary>What there is to replay.</summary>
    /// <exception cref="Storage.StorageUnavailableException">The store cannot be read now.</exception>
    ValueTask<ReplayPlan> PlanAsync(ReplayRange range, CancellationToken cancel = default);

    /// <summary>Starts the job; its result is a <see cref="ReplayOutcome"/>. Null when one is running.</summary>
    JobStatus? Start(ReplayRange range);
}

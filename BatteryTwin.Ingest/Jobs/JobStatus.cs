namespace BatteryTwin.Ingest.Jobs;

/// <summary>A long operation as <c>/api/jobs/{id}</c> shows it; progress from 0 to 1.</summary>
public sealed record JobStatus(string Id, string Kind, JobState State, double Progress, string Message, object? Result = null, string? Error = null)
{
    public bool IsFinished => State is JobState.Succeeded or JobState.Failed or JobState.Cancelled;
}

namespace BatteryTwin.Ingest.Jobs;

/// <summary>Where a long operation stands.</summary>
public enum JobState
{
    Queued,
    Running,
    Succeeded,
    Failed,
    Cancelled,
}

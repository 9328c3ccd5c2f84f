namespace BatteryTwin.Ingest.Transfer;

/// <summary>Where a job of the Azure Digital Twins API stands.</summary>
public enum GraphJobStatus
{
    NotStarted,
    Running,
    Failed,
    Succeeded,
    Cancelling,
    Cancelled,
}

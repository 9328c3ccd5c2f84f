namespace BatteryTwin.Ingest.Jobs;

/// <summary>How running work tells where it stands.</summary>
public interface IJobProgress
{
    /// <summary>Progress from 0 to 1 and a few words on what is being done.</summary>
    void Report(double progress, string message);
}

using BatteryTwin.Ingest.Jobs;

namespace BatteryTwin.Ingest.Sources.DemoPlant;

/// <summary>What pages may say about the simulated plant; when its faults begin is not among it.</summary>
public interface IDemoPlantStatus
{
    bool Enabled { get; }

    /// <summary>The filling of the past, also after it ended; null when there was nothing to fill since the process started.</summary>
    JobStatus? HistoryJob { get; }
}

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>Points in memory; guarded by the store's lock.</summary>
internal sealed class HeadCounters
{
    /// <summary>Points in open chunks.</summary>
    public long Open { get; set; }

    /// <summary>Points in closed chunks that are not blocks yet.</summary>
    public long Closed { get; set; }
}

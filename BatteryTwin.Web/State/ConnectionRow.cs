using BatteryTwin.Ingest.Sources;

namespace BatteryTwin.Web.State;

/// <summary>A connection as a page shows it: its state as health and in one word.</summary>
public sealed record ConnectionRow(SourceConnectionStatus Status)
{
    /// <summary>Somebody should look: the connection is lost, or ended.</summary>
    public bool NeedsCare => Status.State is SourceState.Reconnecting or SourceState.Failed;

    public HealthLevel Level => Status.State switch
    {
        SourceState.Failed => HealthLevel.Critical,
        SourceState.Reconnecting => HealthLevel.High,
        SourceState.Held => HealthLevel.Caution,
        SourceState.Starting => HealthLevel.Stale,
        _ => HealthLevel.Normal,
    };

    public string Word => Status.State switch
    {
        SourceState.Failed => "Failed",
        SourceState.Reconnecting => "Lost, trying again",
        SourceState.Held => "Held back",
        SourceState.Starting => "Starting",
        _ => "Running",
    };
}

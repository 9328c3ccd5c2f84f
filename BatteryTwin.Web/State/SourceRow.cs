using BatteryTwin.Ingest.Pipeline;

namespace BatteryTwin.Web.State;

/// <summary>
/// A source with what its counters mean now: how late its newest point was when it came (<paramref name="Lag"/>), and how long ago
/// anything came (<paramref name="Silence"/>).
/// </summary>
public sealed record SourceRow(SourceStatus Status, TimeSpan? Lag, TimeSpan? Silence)
{
    /// <summary>A live source that has been quiet for longer than data stays fresh. Files come when they come: no file is no silence.</summary>
    public bool IsSilent => !Status.Source.Historical && Status.Source.Kind != "landing" && Silence > PlantHealth.StaleAfter;
}

using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Live;

/// <summary>A field's newest value and its own time.</summary>
public sealed record LatestValue(string Field, FieldValue Value, long TimeNs, bool Simulated)
{
    public DateTimeOffset Time => EpochTime.FromNs(TimeNs);
}

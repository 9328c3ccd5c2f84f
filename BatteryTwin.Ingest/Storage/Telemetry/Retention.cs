using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>How long points are kept at least; null days keep them for ever.</summary>
internal sealed class Retention(double? days, TimeProvider time)
{
    public double? Days { get; } = days;

    /// <summary>Points before this time may go; null when none may.</summary>
    public long? OldestNs => Days is double kept ? time.NowNs() - EpochTime.ToNs(TimeSpan.FromDays(kept)) : null;
}
